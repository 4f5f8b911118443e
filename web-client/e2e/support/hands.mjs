// Two ways to use the app, in the same words: by keyboard alone, and with a finger on a phone. A flow is written once and run with both.
import assert from 'node:assert/strict';
import { startBrowser } from './browser.mjs';
import { picture } from './look.mjs';

export const PHONE = { viewport: { width: 360, height: 800 }, hasTouch: true, isMobile: true };
const DESK = { viewport: { width: 1280, height: 800 } };

export const HANDS = [
  { by: 'by keyboard', short: 'keys', screen: DESK, of: (page) => new Keys(page) },
  { by: 'by touch at 360 px', short: 'touch', screen: PHONE, of: (page) => new Fingers(page) },
];

/** Somebody with a browser of their own and one way to use it. */
export async function startPerson({ screen, of }, options = {}) {
  const browser = await startBrowser({ ...screen, bypassCSP: true, ...options });
  const page = browser.context.pages()[0];
  return Object.assign(of(page), { context: browser.context, end: () => browser.close() });
}

/** Lets people do something together, each in a browser of their own; where it fails, a picture of what each saw is in e2e/shots. */
export async function withPeople(hands, names, work, options = () => ({})) {
  const people = await Promise.all(names.map((name) => startPerson(hands, options(name))));
  try {
    await work(...people);
  } catch (failure) {
    await Promise.all(people.map(({ page }, i) => picture(page, `failed-${names[i]}-${hands.short}`).catch(() => undefined))); // a page that is gone cannot be seen
    throw failure;
  } finally {
    await Promise.all(people.map((person) => person.end()));
  }
}

/** What both can do; `press`, `tick`, `pick`, `choose`, `aim` and `close` are each's own. */
class Hands {
  constructor(page) {
    this.page = page;
  }

  /** It is there and can be used. */
  ready(target) {
    return target.and(this.page.locator(':not(:disabled)')).waitFor();
  }

  button(name, within = this.page) {
    return this.press(within.getByRole('button', { name, exact: true }));
  }

  /** Writes in place of what is there. */
  async write(field, text) {
    await this.aim(field);
    await this.page.keyboard.press('ControlOrMeta+A');
    await this.page.keyboard.type(text);
  }

  /** A line, and the key that ends it: Enter, or Go on the keyboard of a phone. */
  async line(field, text) {
    await this.write(field, text);
    await this.page.keyboard.press('Enter');
  }

  /** Goes on where the cursor is. */
  type(text) {
    return this.page.keyboard.type(text);
  }

  async view(name, within = this.page) {
    const tab = within.getByRole('tab', { name });
    if ((await tab.getAttribute('aria-selected')) === 'true') return;
    await this.press(tab);
    await within.getByRole('tab', { name, selected: true }).waitFor();
  }

  /** On the app's page, where one is not on the way already, and then on the issuer's. */
  async signIn(name) {
    const landing = this.page.locator('main').getByRole('button', { name: 'Sign in', exact: true });
    await landing.or(this.page.getByLabel('Your name')).first().waitFor();
    if (await landing.isVisible()) await this.press(landing);
    await this.page.getByLabel('Your name').waitFor();
    await this.write(this.page.getByLabel('Your name'), name);
    await this.button('Go on');
  }
}

/** Only keys: Tab and arrows lead everywhere, and one sees where one is. */
class Keys extends Hands {
  /** Goes to a control as Tab and the arrow keys lead there. */
  async aim(target) {
    for (let turns = 0; turns < 60; turns++) {
      await this.ready(target); // it may be closed again meanwhile, while a connection is lost
      const { key, times = 1 } = await target.evaluate(keysTo);
      if (key === undefined) return void (await assertSeen(target));
      for (let i = 0; i < times; i++) await this.page.keyboard.press(key);
    }
    assert.fail(`no keys lead to ${target}`);
  }

  async press(target) {
    await this.aim(target);
    // An arrow key has chosen it already.
    if ((await target.getAttribute('role')) !== 'tab') await this.page.keyboard.press('Enter');
  }

  async tick(box) {
    await this.aim(box);
    await this.page.keyboard.press('Space');
  }

  /** One of several: an arrow key that leads to it chooses it; the one that Tab leads to is chosen by Space. */
  async pick(radio) {
    await this.aim(radio);
    if (!(await radio.isChecked())) await this.page.keyboard.press('Space');
  }

  /** As typing ahead chooses in a list that is closed: the first letters that no other choice begins with. */
  async choose(select, label) {
    await this.aim(select);
    const labels = await select.evaluate(({ options }) => [...options].map((option) => option.label));
    const unique = [...label].findIndex((_, i) => labels.filter((other) => other.toLowerCase().startsWith(label.slice(0, i + 1).toLowerCase())).length === 1);
    assert.ok(unique >= 0, `${label} is not one of ${labels}`);
    // As it is written there: not every browser takes a capital for a small letter.
    const written = labels.find((other) => other.toLowerCase().startsWith(label.toLowerCase())) ?? label;
    await this.page.keyboard.type(written.slice(0, unique + 1));
  }

  async menu(button, name) {
    await this.press(button);
    await this.press(this.page.getByRole('menuitem', { name, exact: true }));
  }

  async close(sheet) {
    await this.page.keyboard.press('Escape');
    await sheet.waitFor({ state: 'hidden' });
  }

  /** What a message offers: F8 leads there. */
  async answer(text, action) {
    const toast = this.page.getByTestId('toast').filter({ hasText: text });
    await toast.waitFor();
    await this.page.keyboard.press('F8');
    await this.press(toast.getByRole('button', { name: action, exact: true }));
  }

  /** Goes to the start or the end of a text. */
  async cursor(field, where) {
    await this.aim(field);
    await this.page.keyboard.press(where === 'start' ? 'ControlOrMeta+Home' : 'ControlOrMeta+End');
  }

  undo() {
    return this.page.keyboard.press('ControlOrMeta+Z');
  }

  redo() {
    return this.page.keyboard.press('ControlOrMeta+Shift+Z');
  }

  /** Ends what is typed with Enter, as a scanner does. */
  confirm() {
    return this.page.keyboard.press('Enter');
  }

  /** Says what was written. */
  send() {
    return this.page.keyboard.press('ControlOrMeta+Enter');
  }

  /** Takes what is offered below a text. */
  async take(option) {
    await option.waitFor();
    await this.page.keyboard.press('Enter');
  }
}

/** Only taps, on targets that a finger meets, and the keys that the keyboard of a phone has. */
class Fingers extends Hands {
  async aim(target) {
    await this.ready(target);
    const { width, height, overflow } = await target.evaluate(targetOf);
    assert.ok(width >= 43.5 && height >= 43.5, `${target} is ${width} × ${height} px`);
    assert.ok(overflow <= 0, `the page is ${overflow} px wider than the screen`);
    await target.tap();
  }

  press(target) {
    return this.aim(target);
  }

  tick(box) {
    return this.aim(box);
  }

  pick(radio) {
    return this.aim(radio);
  }

  /** What opens is the phone's own list, not the page's. */
  async choose(select, label) {
    const { width, height } = await select.evaluate(targetOf);
    assert.ok(width >= 43.5 && height >= 43.5, `${select} is ${width} × ${height} px`);
    const labels = await select.evaluate(({ options }) => [...options].map((option) => option.label));
    await select.selectOption({ label: labels.find((other) => other.toLowerCase() === label.toLowerCase()) ?? label });
  }

  async menu(button, name) {
    await this.press(button);
    await this.press(this.page.getByRole('menuitem', { name, exact: true }));
  }

  async close(sheet) {
    await this.press(sheet.getByRole('button', { name: 'Close', exact: true }).first());
    await sheet.waitFor({ state: 'hidden' });
  }

  answer(text, action) {
    return this.press(this.page.getByTestId('toast').filter({ hasText: text }).getByRole('button', { name: action, exact: true }));
  }

  async cursor(field, where) {
    const { width, height } = await field.boundingBox();
    await field.tap({ position: where === 'start' ? { x: 5, y: 15 } : { x: width - 5, y: height - 5 } });
  }

  undo() {
    return this.press(this.page.getByTestId('undo'));
  }

  redo() {
    return this.press(this.page.getByTestId('redo'));
  }

  confirm(button) {
    return this.press(button);
  }

  send(composer) {
    return this.press(composer.getByRole('button', { name: 'Send' }).first());
  }

  take(option) {
    return this.press(option);
  }
}

/** In the page: how large what a finger meets is, and how much of the page lies beside the screen. */
function targetOf(element) {
  const target = element.matches('[type=checkbox], [type=radio]') ? element.closest('label') ?? element : element;
  const { width, height } = target.getBoundingClientRect();
  return { width, height, overflow: document.documentElement.scrollWidth - screen.width };
}

/** In the page: the key that leads towards an element, and how often it is pressed; none where the focus is. */
function keysTo(target) {
  const active = document.activeElement;
  if (active === target) return {};
  const group = (element) => (element.type === 'radio' && element.name !== '' ? [...document.getElementsByName(element.name)] : []);
  const within = target.closest('[role=tablist], [role=menu], [role=listbox], [role=rowgroup], [role=toolbar]');
  if (group(target).includes(active)) return { key: group(target).indexOf(target) > group(target).indexOf(active) ? 'ArrowDown' : 'ArrowUp' };
  if (within?.contains(active) && target.tabIndex < 0) {
    const row = (element) => Number(element.closest('[aria-rowindex]')?.getAttribute('aria-rowindex') ?? 0);
    const after = (active.compareDocumentPosition(target) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
    if (row(active) !== row(target)) return { key: row(active) < row(target) ? 'ArrowDown' : 'ArrowUp' };
    const across = within.matches('[role=rowgroup], [role=tablist], [role=toolbar]');
    return { key: after ? (across ? 'ArrowRight' : 'ArrowDown') : across ? 'ArrowLeft' : 'ArrowUp' };
  }
  const modal = [...document.querySelectorAll('dialog:modal')].at(-1) ?? document;
  const stop = (element) => element.tabIndex >= 0 && !element.matches(':disabled') && element.checkVisibility({ visibilityProperty: true }) && !(element.type === 'radio' && group(element).some((other) => other !== element && other.checked));
  const stops = [...modal.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex]')].filter(stop);
  const mine = stops.includes(target) ? target : stops.find((element) => group(target).includes(element) || within?.contains(element));
  if (mine === undefined) return { key: 'Tab' }; // none yet; where none ever leads there, the turns run out
  // The focus may be at something that is no stop, such as a heading, or nowhere.
  const before = (a, b) => (a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
  if (active === document.body || active === modal) return { key: 'Tab' };
  const between = stops.filter((element) => (before(active, mine) ? before(active, element) && (element === mine || before(element, mine)) : before(element, active) && (element === mine || before(mine, element))));
  return { key: before(active, mine) ? 'Tab' : 'Shift+Tab', times: Math.max(1, between.length - 2) }; // not all at once: a group hands its stop on
}

/** The focus is marked, and not all of what has it lies behind something else. */
async function assertSeen(target) {
  const seen = await target.evaluate(async (element) => {
    const ring = (node) => node !== null && ((getComputedStyle(node).outlineStyle !== 'none' && Number.parseFloat(getComputedStyle(node).outlineWidth) > 0) || getComputedStyle(node).boxShadow !== 'none');
    const label = element.closest('label');
    const bare = () => {
      const { left, right, top, bottom } = element.getBoundingClientRect();
      const points = [[(left + right) / 2, (top + bottom) / 2], [left + 3, top + 3], [right - 3, top + 3], [left + 3, bottom - 3], [right - 3, bottom - 3]];
      return points.some(([x, y]) => {
        const met = document.elementFromPoint(x, y);
        return met !== null && (element.contains(met) || label?.contains(met) === true);
      });
    };
    for (const deadline = performance.now() + 5000; ; ) {
      const marked = element.matches(':focus-visible') && (ring(element) || ring(label));
      if (marked && bare()) return 'seen';
      if (performance.now() > deadline) return marked ? 'hidden' : 'unmarked';
      await new Promise((again) => requestAnimationFrame(() => again()));
    }
  });
  assert.equal(seen, 'seen', `the focus at ${target}`);
}
