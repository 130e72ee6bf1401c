// Runs before the first paint, so that a long table is never laid out as a whole.
document.documentElement.classList.add('js', 'loading');
