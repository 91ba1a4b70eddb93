// The rows are text until they are near the window: the markup of 10,000 hits is a second's work for a browser.
(() => {
  const RowsOfASection = 100;
  const LineHeight = 40;
  const header = /^<section class="file"><h3>(.*) <small>\d+<\/small><\/h3><ol>$/;
  const row = /^<li data-role="(\d+)" data-rule="(\d+)" data-projects="([\d ]*)" data-state="([a-z ]*)"/;

  const form = document.querySelector('.filter');
  const shown = form.querySelector('output');
  const list = document.querySelector('.violations');
  const entities = { lt: '<', gt: '>', amp: '&', quot: '"' };
  const textOf = markup => markup
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(?:#(\d+)|(\w+));/g, (_, number, name) => number ? String.fromCodePoint(number) : entities[name])
    .toLowerCase();

  const files = [];
  let total = 0;
  for (const line of document.querySelector('noscript.rows').textContent.split('\n')) {
    const [, name] = header.exec(line) ?? [];
    const [, role, rule, projects, state] = row.exec(line) ?? [];
    if (name !== undefined) {
      files.push({ name, rows: [] });
    } else if (role !== undefined) {
      files.at(-1).rows.push({ role, rule, projects: projects.split(' '), state: state.split(' '), line });
      total++;
    }
  }

  let waiting = new Map();
  const fill = section => {
    section.lastElementChild.innerHTML = waiting.get(section);
    waiting.delete(section);
    observer.unobserve(section);
  };
  const observer = new IntersectionObserver(entries => entries.filter(entry => entry.isIntersecting && waiting.has(entry.target)).forEach(entry => fill(entry.target)), { rootMargin: '600px' });

  // What is not near the window follows while nothing else is to be done, so that the browser's own search finds it.
  const idle = window.requestIdleCallback ?? (callback => setTimeout(() => callback({ timeRemaining: () => 8 }), 60));
  let run = 0;
  const fillRest = mine => idle(deadline => {
    while (mine === run && waiting.size > 0 && deadline.timeRemaining() > 4)
      fill(waiting.keys().next().value);
    if (mine === run && waiting.size > 0)
      fillRest(mine);
  });

  const sectionOf = (name, count, rows) => {
    const section = document.createElement('section');
    section.className = 'file';
    section.style.containIntrinsicHeight = `auto ${rows.length * LineHeight + LineHeight}px`;
    section.innerHTML = `<h3>${name} <small>${count}</small></h3><ol></ol>`;
    waiting.set(section, rows.map(hit => hit.line).join(''));
    return section;
  };

  const apply = () => {
    const { role, rule, project, state, text } = Object.fromEntries(new FormData(form));
    const wanted = text.trim().toLowerCase();
    const sections = [];
    let count = 0;
    for (const file of files) {
      const isNamed = wanted && (file.text ??= textOf(file.name)).includes(wanted);
      const rows = file.rows.filter(hit => (!role || hit.role === role) && (!rule || hit.rule === rule) && (!state || hit.state.includes(state))
        && (!project || hit.projects.includes(project))
        && (!wanted || isNamed || (hit.text ??= textOf(hit.line)).includes(wanted)));
      for (let first = 0; first < rows.length; first += RowsOfASection)
        sections.push([first === 0 ? file.name : `${file.name} (continued)`, rows.length, rows.slice(first, first + RowsOfASection)]);
      count += rows.length;
    }

    observer.disconnect();
    waiting = new Map();
    list.replaceChildren(...sections.map(section => sectionOf(...section)));
    waiting.forEach((_, section) => observer.observe(section));
    shown.value = `${count} of ${total} shown`;
    fillRest(++run);
  };

  form.hidden = false;
  form.addEventListener('input', apply);
  form.addEventListener('submit', event => event.preventDefault());
  form.addEventListener('reset', () => setTimeout(apply));
  window.addEventListener('beforeprint', () => [...waiting.keys()].forEach(fill));
  apply();
})();
