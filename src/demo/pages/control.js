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
let telling = null;
let shownToasts = '';
let shownMatters = '';

function show({ pace: newPace, speed, telling: newTelling, played, stage, desktop }) {
  pace = newPace;
  telling = newTelling;
  showStage(stage);
  showTelling(played);
  find('desktop').hidden = desktop === null;
  if (desktop) showDesktop(desktop);
  for (const button of document.querySelectorAll('[data-speed]'))
    button.ariaPressed = String(Number(button.dataset.speed) === speed);
  showTime();
}

function showTime() {
  if (!pace) return;
  const now = pace.demoMs + (Date.now() - pace.realMs) * pace.speed;
  find('day').textContent = dayFormat.format(now);
  find('time').textContent = timeFormat.format(now);
  find('next').textContent = telling.isLooking ? 'Vigie regarde en ce moment.' : nextLook(now);
}

/** When it looks next, in the demonstration's time and in the reader's. */
function nextLook(now) {
  const { receiving, sending } = telling.nextLooks;
  const looks = [
    ['réception', receiving],
    ['envoi', sending],
  ].filter(([, atMs]) => atMs !== null);
  if (looks.length === 0) return 'Aucun regard prévu.';
  const words = looks.map(
    ([name, atMs]) => `${name} à ${timeFormat.format(atMs)} (${inSeconds((atMs - now) / pace.speed)})`,
  );
  return `Prochain regard : ${words.join(', ')}`;
}

function inSeconds(ms) {
  const seconds = Math.max(1, Math.ceil(ms / 1000));
  return seconds < 100 ? `dans ${seconds} s` : `dans ${count(Math.round(seconds / 60), 'minute', 'minutes')}`;
}

function showTelling(played) {
  const { matters, note, why } = telling;
  find('note').textContent = note ?? '';
  find('note').hidden = note === null;
  find('note').classList.toggle('hurry', played?.isHurrying === true);
  find('why').textContent = why ?? '';
  find('why').hidden = why === null;
  const key = JSON.stringify(matters);
  if (key === shownMatters) return;
  shownMatters = key;
  find('matters').replaceChildren(
    ...(matters.length === 0 ? [textItem('ok', 'Rien à signaler.', '')] : matters.map(matterItem)),
  );
}

const matterItem = ({ level, title, saidMs, isNoted }) =>
  textItem(level, title, isNoted ? 'noté' : saidMs === null ? 'pas encore dit' : `dit ${saidAt(saidMs)}`);

const saidAt = (atMs) =>
  dayFormat.format(atMs) === find('day').textContent
    ? `à ${timeFormat.format(atMs)}`
    : `${dayFormat.format(atMs)} à ${timeFormat.format(atMs)}`;

function textItem(level, title, aside) {
  const item = document.createElement('li');
  item.className = level;
  const heading = document.createElement('strong');
  heading.textContent = title;
  const said = document.createElement('span');
  said.className = 'quiet';
  said.textContent = aside;
  item.append(heading, said);
  return item;
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
  find('cerbere').textContent = stage.cerberePassword;
  find('expired').hidden = !stage.isCerbereExpired;
  find('incoming').textContent = stage.incomingPassword;
  find('logins').textContent =
    `Vigie s’est connectée ${count(logins.accepted, 'fois', 'fois')} ; ${count(logins.refused, 'mot de passe refusé', 'mots de passe refusés')}.`;
  for (const button of document.querySelectorAll('[data-on]')) {
    const { state, trouble, certificate } = button.dataset;
    const isOn = state ? stage[state] : certificate ? stage.certificate === certificate : stage.trouble === trouble;
    button.ariaPressed = String(isOn);
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

function toastItem({ id, severity, atMs, title, body, noted }) {
  const item = document.createElement('li');
  item.className = severity;
  const time = document.createElement('time');
  time.textContent = timeFormat.format(atMs);
  const heading = document.createElement('strong');
  heading.textContent = title;
  const text = document.createElement('p');
  text.textContent = body;
  item.append(time, heading, text);
  if (noted) {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = noted.label;
    button.dataset.toast = id;
    item.append(button);
  }
  return item;
}

async function copy(button) {
  const code = find(button.dataset.copy);
  const isCopied = await navigator.clipboard.writeText(code.textContent).then(
    () => true,
    () => false,
  );
  // Where the browser keeps its clipboard to itself, the text is chosen at least.
  if (!isCopied) getSelection().selectAllChildren(code);
  button.textContent = isCopied ? 'Copié' : 'Ctrl+C';
  setTimeout(() => {
    button.textContent = 'Copier';
  }, 1500);
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
  const { act, on, off, speed, toast } = button.dataset;
  if (button.dataset.copy) void copy(button);
  else if (toast) void ask('noted', { toast: Number(toast) });
  else if (speed) void ask('speed', { speed: Number(speed) });
  else void ask('act', { action: act ?? (button.ariaPressed === 'true' ? off : on) });
});
await look();
setInterval(look, pollMs);
setInterval(showTime, 100);
