import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ImageResponse } from 'next/og';
import type { PreviewText } from './preview-text';

export const PREVIEW_SIZE = { width: 1200, height: 630 };
export const PREVIEW_TYPE = 'image/png';

const INK = '#16191d';
const SOFT = '#565e68';
const GOOD = '#17733f';

const fonts = () =>
  Promise.all(
    ([400, 600] as const).map(async (weight) => ({
      name: 'Geist',
      weight,
      style: 'normal' as const,
      data: await readFile(join(process.cwd(), `app/fonts/geist-${weight}.ttf`)),
    })),
  );

let loaded: ReturnType<typeof fonts> | null = null;

/** A PNG of 1200×630 for those who share the page. Kept an hour: it holds a price with its day. */
export async function previewImage(text: PreviewText): Promise<ImageResponse> {
  loaded ??= fonts();
  return new ImageResponse(<Preview text={text} />, {
    ...PREVIEW_SIZE,
    fonts: await loaded,
    headers: { 'Cache-Control': 'public, max-age=600, s-maxage=3600' },
  });
}

function Preview({ text: { kind, title, figure, lines } }: { text: PreviewText }) {
  const column = { display: 'flex', flexDirection: 'column' } as const;
  return (
    <div
      style={{
        ...column,
        width: '100%',
        height: '100%',
        justifyContent: 'space-between',
        padding: 72,
        background: '#ffffff',
        color: INK,
        fontFamily: 'Geist',
      }}
    >
      <div style={column}>
        <div style={{ fontSize: 34, color: SOFT }}>{kind}</div>
        <div style={{ fontSize: titleSize(title), fontWeight: 600, lineHeight: 1.15 }}>{title}</div>
      </div>
      <div style={column}>
        {figure ? (
          <div style={{ fontSize: 104, fontWeight: 600, lineHeight: 1.25 }}>{figure}</div>
        ) : null}
        {lines.map((line) => (
          <div key={line} style={{ fontSize: 36, color: SOFT }}>
            {line}
          </div>
        ))}
      </div>
      <div style={{ display: 'flex', alignItems: 'center', fontSize: 34, fontWeight: 600 }}>
        <svg width="52" height="44" viewBox="2 5 29 24" style={{ marginRight: 16 }} aria-hidden>
          <path d="M4 8h8v8h8v8h5" fill="none" stroke={INK} strokeWidth="4" />
          <circle cx="26" cy="24" r="4" fill={GOOD} />
        </svg>
        PerImage
      </div>
    </div>
  );
}

/** Two lines at most, whatever a model is called. */
function titleSize(title: string): number {
  return title.length > 60 ? 52 : title.length > 36 ? 60 : 76;
}
