/** A page that shows pictures side by side, under their titles; the files lie beside it. */
export function contactSheet(pictures: readonly { readonly file: string; readonly title: string }[]): string {
  const titles = [...new Set(pictures.map(({ title }) => title))];
  const section = (title: string): string => {
    const shown = pictures.filter((picture) => picture.title === title).map(({ file }) => figure(file));
    return `<section><h2>${escaped(title)}</h2><div>${shown.join('')}</div></section>`;
  };
  return `<!doctype html><html lang="fr"><meta charset="utf-8"><title>Vigie BMA</title><style>
body { font: 14px system-ui, sans-serif; margin: 16px; background: #ddd }
div { display: flex; flex-wrap: wrap; gap: 8px; align-items: start }
figure { margin: 0; width: 210px; overflow-wrap: anywhere; font-size: 11px }
img { width: 210px; max-height: 420px; object-fit: cover; object-position: top; border: 1px solid #888 }
</style>${titles.map(section).join('')}</html>`;
}

const figure = (file: string): string =>
  `<figure><a href="${file}"><img loading="eager" src="${file}" alt=""></a><figcaption>${escaped(file)}</figcaption></figure>`;
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
