(() => {
  const form = document.querySelector('.filter');
  const hits = [...document.querySelectorAll('.file li')];
  const files = [...document.querySelectorAll('.file')].map(file => ({ file, hits: [...file.querySelectorAll('li')] }));
  const shown = form.querySelector('output');

  const apply = () => {
    const { role, rule, project, state, text } = Object.fromEntries(new FormData(form));
    const wanted = text.trim().toLowerCase();
    let count = 0;
    for (const { file, hits } of files) {
      let any = false;
      const isNamed = wanted && file.firstElementChild.textContent.toLowerCase().includes(wanted);
      for (const hit of hits) {
        const data = hit.dataset;
        const matches = (!role || data.role === role) && (!rule || data.rule === rule) && (!state || data.state.split(' ').includes(state))
          && (!project || data.projects.split(' ').includes(project))
          && (!wanted || isNamed || hit.textContent.toLowerCase().includes(wanted));
        hit.hidden = !matches;
        any ||= matches;
        count += matches;
      }
      file.hidden = !any;
    }
    shown.value = `${count} of ${hits.length} shown`;
  };

  form.hidden = false;
  form.addEventListener('input', apply);
  form.addEventListener('submit', event => event.preventDefault());
  form.addEventListener('reset', () => setTimeout(apply));
  apply();
})();
