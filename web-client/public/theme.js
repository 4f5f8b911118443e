// Before the first paint: the theme that was chosen here. A file of its own, since the content security policy allows no script in the page.
(() => {
  const metas = [...document.querySelectorAll('meta[name=theme-color]')];
  const usual = metas.map((meta) => meta.content);
  const apply = () => {
    let chosen;
    try {
      chosen = JSON.parse(localStorage.getItem('tandem.settings') ?? '{}').theme;
    } catch {
      // Not readable: as the system has it.
    }
    const at = ['light', 'dark'].indexOf(chosen);
    if (at < 0) delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = chosen;
    metas.forEach((meta, index) => (meta.content = usual[at < 0 ? index : at]));
  };
  apply();
  addEventListener('tandem.settings', apply);
  addEventListener('storage', (event) => event.key === 'tandem.settings' && apply());
})();

// And what the page and the language begin with (the build says in which files): asked for here, a round trip before the entry could. Where it guesses wrong, little is loaded for nothing.
(() => {
  const files = JSON.parse(document.currentScript.dataset.early ?? '{}');
  const kept = (name) => {
    try {
      return localStorage.getItem(name);
    } catch {
      return null; // storage is blocked
    }
  };
  const language = [kept('tandem.language'), ...navigator.languages].map((wish) => wish?.slice(0, 2)).find((wish) => wish === 'en' || wish === 'th') ?? 'en';
  const page = location.pathname === '/invite' ? 'invite' : kept('tandem.session') === null ? 'signIn' : location.pathname === '/' ? 'home' : 'room';
  // A room that was opened here before: its kind, and so its screen, is known.
  let kind;
  try {
    kind = page === 'room' ? JSON.parse(kept('tandem.opened') ?? '{}')[location.pathname.split('/')[2]]?.kind : undefined;
  } catch {
    // Written by something else.
  }
  const wanted = [language, page, kind, `${kind}.${language}`].flatMap((name) => files[name] ?? []);
  for (const file of new Set(wanted)) {
    const link = document.createElement('link');
    // After what the first frame is drawn with. Of a modulepreload that a script makes, Chromium ignores that.
    Object.assign(link, { rel: 'preload', as: 'script', crossOrigin: '', fetchPriority: 'low' });
    link.href = `/assets/${file}`;
    document.head.append(link);
  }
})();
