"""Priority points: a rebooking order that everybody can check, from what each exhibitor did and a scheme."""
