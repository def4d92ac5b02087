/**
 * Tells in good time when the session ends, and renews it when asked to. Pages of one browser tell each other when it
 * has been renewed. A page that Back brings from the browser's memory shows nothing until the session is known to be
 * its own. Without it, a form sent too late still comes back with what was typed.
 */
export const SESSION_SCRIPT = `(() => {
  const bar = document.querySelector('[data-session]');
  if (!bar) return;
  const button = bar.querySelector('button');
  const pages = 'BroadcastChannel' in window ? new BroadcastChannel('session') : undefined;
  let ends = 0;
  let shown = '';
  let before;
  const show = (state) => {
    if (state === shown) return;
    shown = state;
    const { lang } = document.documentElement;
    const clock = new Date(ends).toLocaleTimeString(lang, { hour: '2-digit', minute: '2-digit' });
    const time = lang === 'sv' ? clock.replace(':', '.') : clock;
    for (const words of bar.querySelectorAll('[data-when]')) {
      words.hidden = words.dataset.when !== state;
      for (const place of words.querySelectorAll('.time')) place.textContent = time;
    }
    button.hidden = state !== 'soon';
    bar.classList.toggle('shown', state !== '');
  };
  const look = () => {
    const left = ends - Date.now();
    if (left <= 0) show('ended');
    else if (left <= 300000) show('soon');
    else if (shown !== 'renewed') show('');
  };
  const lasts = (until) => {
    if (until > ends) ends = until;
    look();
  };
  const renew = async () => {
    try {
      const answer = await fetch('/session', { credentials: 'same-origin' });
      return answer.ok ? await answer.json() : { endsIn: 0 };
    } catch { return undefined; }
  };
  const renewed = ({ endsIn }) => {
    lasts(Date.now() + endsIn * 1000);
    pages?.postMessage(ends);
  };
  pages?.addEventListener('message', ({ data }) => { if (typeof data === 'number') lasts(data); });
  button.addEventListener('focus', ({ relatedTarget }) => { before = relatedTarget ?? before; });
  button.addEventListener('click', async () => {
    const session = await renew();
    if (!session) return;
    if (session.writer !== bar.dataset.writer) { ends = 0; look(); return; }
    shown = '';
    renewed(session);
    if (ends - Date.now() > 300000) show('renewed');
    setTimeout(() => { if (shown === 'renewed') show(''); }, 15000);
    (before ?? document.querySelector('main')).focus();
  });
  addEventListener('pageshow', async ({ persisted }) => {
    if (!persisted) return;
    document.body.hidden = true;
    const session = await renew();
    if (session?.writer !== bar.dataset.writer) { location.reload(); return; }
    document.body.hidden = false;
    renewed(session);
  });
  addEventListener('visibilitychange', look);
  setInterval(look, 5000);
  renewed({ endsIn: Number(bar.dataset.session) });
})();
`;
