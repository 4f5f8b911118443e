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
