import { globSync, readFileSync } from 'node:fs';
import { parseSync } from 'vite';
import { describe, expect, it } from 'vitest';

/** Attributes that a user reads or hears. */
const readAttributes = [
  'aria-label',
  'aria-description',
  'aria-roledescription',
  'aria-valuetext',
  'alt',
  'title',
  'placeholder',
  'label',
  'hint',
  'error',
  'warning',
  'summary',
  'body',
  'confirm',
  'cancel',
  'unit',
];
/** The product's name is the same in every language. */
const names = ['Vigie BMA'];

type Tree = { readonly type: string; readonly [key: string]: unknown };
const isTree = (value: unknown): value is Tree =>
  typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';

function* within(tree: Tree): Generator<Tree> {
  yield tree;
  for (const inner of Object.values(tree).flat()) if (isTree(inner)) yield* within(inner);
}

/** Texts that an expression can come to, as far as they are written into it. */
function literals(value: unknown): string[] {
  if (!isTree(value)) return [];
  switch (value.type) {
    case 'Literal':
      return typeof value.value === 'string' ? [value.value] : [];
    case 'TemplateLiteral':
      return (value.quasis as { value: { cooked: string } }[]).map((quasi) => quasi.value.cooked);
    case 'JSXExpressionContainer':
      return literals(value.expression);
    case 'ConditionalExpression':
      return [...literals(value.consequent), ...literals(value.alternate)];
    case 'LogicalExpression':
    case 'BinaryExpression':
      return value.type === 'BinaryExpression' && value.operator !== '+'
        ? []
        : [...literals(value.left), ...literals(value.right)];
    default:
      return [];
  }
}

/** Words written into a view instead of the catalogue. */
function hardCoded(file: string, source: string): string[] {
  const { program, errors } = parseSync(file, source);
  if (errors.length > 0) throw new Error(`${file}: ${errors[0]?.message}`);
  const found: string[] = [];
  for (const node of within(program as unknown as Tree)) {
    if (node.type === 'JSXText') found.push(String(node.value));
    if (node.type === 'JSXElement' || node.type === 'JSXFragment')
      for (const child of node.children as Tree[])
        if (child.type === 'JSXExpressionContainer') found.push(...literals(child));
    if (node.type === 'JSXAttribute') {
      const { name } = node.name as { name: unknown };
      if (readAttributes.includes(String(name))) found.push(...literals(node.value));
    }
    // say('…') with a text of its own.
    if (node.type === 'CallExpression') {
      const called = node.callee as Tree;
      if (called.type === 'Identifier' && ['say', 'announce'].includes(String(called.name)))
        found.push(...(node.arguments as unknown[]).flatMap(literals));
    }
  }
  return found.map((text) => text.trim()).filter((text) => /\p{L}/u.test(text) && !names.includes(text));
}

const files = globSync('src/renderer/**/*.tsx').sort();

describe('no text stands in a view', () => {
  it('finds the views', () => {
    expect(files.length).toBeGreaterThan(20);
  });

  it.each(files)('%s', (file) => {
    expect(hardCoded(file, readFileSync(file, 'utf8'))).toEqual([]);
  });

  it.each([
    ['<p>Bonjour</p>', ['Bonjour']],
    ['<p>{`jours`}</p>', ['jours']],
    ['<button aria-label="Fermer" />', ['Fermer']],
    ["<Field label={a ? 'Nom' : say(t.name)} />", ['Nom']],
    ["<p>{say('Bonjour')}</p>", ['Bonjour']],
    ['<p class="quiet">{say(words.title)} : {count} %</p>', []],
  ])('recognises %s', (source, found) => {
    expect(hardCoded('view.tsx', `export const V = () => ${source};`)).toEqual(found);
  });
});
