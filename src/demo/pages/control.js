const find = (id) => document.getElementById(id);
const timeZone = 'Europe/Brussels';
const dayFormat = new Intl.DateTimeFormat('fr-BE', { timeZone, weekday: 'long', day: 'numeric', month: 'long' });
const timeFormat = new Intl.DateTimeFormat('fr-BE', { timeZone, hour: '2-digit', minute: '2-digit' });
const numberFormat = new Intl.NumberFormat('fr-BE', { maximumFractionDigits: 1 });
const count = (number, one, many) => `${numberFormat.format(number)} ${number < 2 ? one : many}`;

/** Milliseconds between two looks at the demonstration. */
const pollMs = 500;
/** A desktop shows the latest. */
const toastsShown = 4;
let pace = null;
let shownToasts = '';

function show({ pace: newPace, stage, desktop }) {
  pace = newPace;
  showStage(stage);
  find('desktop').hidden = desktop === null;
  if (desktop) showDesktop(desktop);
  for (const button of document.querySelectorAll('[data-speed]'))
    button.ariaPressed = String(Number(button.dataset.speed) === pace.speed);
  showTime();
}

function showTime() {
  if (!pace) return;
  const now = pace.demoMs + (Date.now() - pace.realMs) * pace.speed;
  find('day').textContent = dayFormat.format(now);
  find('time').textContent = timeFormat.format(now);
}

function showStage(stage) {
  const { filledPercent, messages, refusedDeliveries, logins } = stage;
  find('address').textContent = stage.address;
  find('percent').textContent = `${numberFormat.format(filledPercent)} %`;
  const level = find('level');
  level.style.setProperty('--percent', String(filledPercent));
  level.className = filledPercent >= 98 ? 'full' : filledPercent >= 75 ? 'high' : '';
  find('contents').textContent =
    `${count(messages, 'message attend', 'messages attendent')} d’être relevé${messages < 2 ? '' : 's'}` +
    (refusedDeliveries > 0 ? ` ; ${count(refusedDeliveries, 'courriel perdu', 'courriels perdus')}, boîte pleine` : '');
  find('cerbere').textContent = stage.isCerbereExpired ? 'plus aucun' : stage.cerberePassword;
  find('incoming').textContent = stage.incomingPassword;
  find('refusal').hidden = logins.refused === 0;
  find('logins').textContent =
    `Vigie s’est connectée ${count(logins.accepted, 'fois', 'fois')} ; ${count(logins.refused, 'mot de passe refusé', 'mots de passe refusés')}.`;
  for (const button of document.querySelectorAll('[data-on]')) {
    const { state, trouble } = button.dataset;
    button.ariaPressed = String(state ? stage[state] : stage.trouble === trouble);
  }
}

function showDesktop({ windowUrl, tray, toasts }) {
  find('window').href = windowUrl;
  find('tooltip').textContent = tray.tooltip;
  find('icon').src = `./${tray.icon}-light@2x.png`;
  find('icon-dark').srcset = `./${tray.icon}-dark@2x.png`;
  find('no-toast').hidden = toasts.length > 0;
  const key = toasts.map(({ id }) => id).join();
  if (key === shownToasts) return;
  shownToasts = key;
  find('toasts').replaceChildren(...toasts.slice(0, toastsShown).map(toastItem));
}

function toastItem({ severity, atMs, title, body }) {
  const item = document.createElement('li');
  item.className = severity;
  const time = document.createElement('time');
  time.textContent = timeFormat.format(atMs);
  const heading = document.createElement('strong');
  heading.textContent = title;
  const text = document.createElement('p');
  text.textContent = body;
  item.append(time, heading, text);
  return item;
}

async function ask(path, body) {
  try {
    const response = await fetch(`./${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    show(await response.json());
  } catch {
    end();
  }
}

async function look() {
  try {
    show(await (await fetch('./state')).json());
    find('gone').hidden = true;
  } catch {
    end();
  }
}

function end() {
  pace = null;
  find('gone').hidden = false;
}

document.addEventListener('click', ({ target }) => {
  const button = target.closest('button');
  if (!button) return;
  const { act, on, off, speed } = button.dataset;
  if (speed) void ask('speed', { speed: Number(speed) });
  else void ask('act', { action: act ?? (button.ariaPressed === 'true' ? off : on) });
});
await look();
setInterval(look, pollMs);
setInterval(showTime, 100);
