// Light or dark as the person chose on this computer; before the page is painted.
const chosen = localStorage.getItem('appearance');
if (chosen) document.documentElement.dataset.theme = chosen;
