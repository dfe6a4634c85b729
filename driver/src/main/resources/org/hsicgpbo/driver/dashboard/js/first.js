// Runs before anything is painted, so that a chosen colour scheme does not flash in the other one first.
(() => {
  try {
    const chosen = localStorage.getItem('hsic-gpbo.theme');
    if (chosen === 'light' || chosen === 'dark') {
      document.documentElement.dataset.theme = chosen;
    }
  } catch {
    // Storage is forbidden: the system's scheme it is.
  }
})();
