// Chart.js, dressed in the colours of the page.

/* global Chart */

const drawn = [];
const dark = matchMedia('(prefers-color-scheme: dark)');

const token = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

Chart.defaults.animation = false;
Chart.defaults.maintainAspectRatio = false;
Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
Chart.defaults.plugins.legend.position = 'bottom';
Chart.defaults.plugins.legend.labels.boxWidth = 12;
Chart.defaults.plugins.legend.labels.boxHeight = 12;

function dress() {
  Chart.defaults.color = token('--quiet');
  Chart.defaults.borderColor = token('--line');
}

/**
 * A chart whose returned function takes {labels, sets: [{label, values, colours}], words}. Colours are
 * names of tokens; words are what a screen reader says of it.
 */
export function chart(canvas, type, options) {
  dress();
  const made = new Chart(canvas, { type, data: { labels: [], datasets: [] }, options });
  let shown = '';
  let latest = null;
  canvas.setAttribute('role', 'img');

  function show(data, anyway) {
    latest = data;
    const signature = JSON.stringify(data);
    if (signature === shown && !anyway) {
      return;
    }
    shown = signature;
    made.data.labels = data.labels;
    made.data.datasets = data.sets.map((set, at) => Object.assign(made.data.datasets[at] ?? {}, {
      label: set.label,
      data: set.values,
      backgroundColor: Array.isArray(set.colours) ? set.colours.map(token) : token(set.colours),
      borderColor: token('--card'),
      borderWidth: type === 'doughnut' ? 2 : 0,
      borderRadius: 2,
    }));
    canvas.setAttribute('aria-label', data.words);
    made.update('none');
  }

  drawn.push(() => {
    Object.values(made.options.scales ?? {}).forEach((scale) => {
      scale.ticks.color = token('--quiet');
      scale.grid.color = token('--line');
    });
    if (made.options.plugins?.legend?.labels) {
      made.options.plugins.legend.labels.color = token('--quiet');
    }
    return latest && show(latest, true);
  });
  return show;
}

dark.addEventListener('change', () => {
  dress();
  drawn.forEach((redraw) => redraw());
});
