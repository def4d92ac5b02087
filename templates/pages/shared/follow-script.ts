/**
 * The one script of the console: where a part of a page says so, it is fetched again every two seconds, and the page once when
 * nothing moves any more. Without it, or without a connection, the page stays as it is and can be loaded again.
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
        [...part.querySelectorAll('details')].forEach((one, index) => { if (open[index] !== undefined) one.open = open[index]; });
        if (answer.headers.get('X-Still') === 'yes') { location.reload(); return; }
      }
    } catch { /* No connection: the next look may have one. */ }
    setTimeout(look, 2000);
  };
  setTimeout(look, 2000);
})();
`;
