/**
 * Refetches marked parts of a page every two seconds, and the page once nothing
 * changes any longer. Without it the page stays as loaded.
 */
export const FOLLOW_SCRIPT = `(() => {
  const part = document.querySelector('[data-follow]');
  if (!part) return;
  const look = async () => {
    try {
      const answer = await fetch(part.dataset.follow, { credentials: 'same-origin' });
      if (answer.ok) {
        const open = [...part.querySelectorAll('details')].map((one) => one.open);
        part.innerHTML = await answer.text();
        [...part.querySelectorAll('details')].forEach((one, index) => {
          if (open[index] !== undefined) one.open = open[index];
        });
        if (answer.headers.get('X-Still') === 'yes') { location.reload(); return; }
      }
    } catch { /* No connection: the next look may have one. */ }
    setTimeout(look, 2000);
  };
  setTimeout(look, 2000);
})();
`;
