"""The people of the organiser: sign-in and roles, and step 2, the expertise their exhibitors' goals need."""
