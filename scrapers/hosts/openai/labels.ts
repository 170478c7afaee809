/** The words of a price table in the languages the documentation is served in. */

type Name = 'input' | 'cached' | 'output';
const table = <T>(rows: [T, string][]): Map<string, T> =>
  new Map(rows.flatMap(([value, words]) => words.split('|').map((word) => [word, value] as const)));

export const HEADS = table<'text' | 'image' | 'generation' | 'other'>([
  [
    'text',
    'text tokens|tokens de texto|テキストトークン|テキスト トークン|texttokens|text-tokens|jetons de texte|文本令牌|텍스트 토큰',
  ],
  [
    'image',
    'image tokens|tokens de imagen|tokens de imagem|画像トークン|画像 トークン|bildtokens|bild-tokens|jetons d’image|图像令牌|이미지 토큰',
  ],
  [
    'generation',
    'image generation|generación de imágenes|geração de imagens|画像生成|bildgenerierung|génération d’images|图像生成|이미지 생성',
  ],
  ['other', 'audio tokens|video generation|tokens de audio|音声トークン'],
]);

export const UNITS = table<'tokens' | 'image'>([
  [
    'tokens',
    'per 1m tokens|per 1,000,000 tokens|por 1m de tokens|por 1m tokens|por cada 1m de tokens|por millón de tokens|100 万トークンあたり|100万トークンあたり|1m トークンあたり|pro 1 mio. tokens|par million de jetons|每 1m 令牌|1m 토큰당',
  ],
  [
    'image',
    'per image|por imagen|por imagem|1 画像あたり|画像あたり|1 枚あたり|pro bild|par image|每张图像|이미지당',
  ],
]);

export const LABELS = table<Name>([
  ['input', 'input|entrada|入力|eingabe|entrée|输入|입력'],
  [
    'cached',
    'cached input|entrada en caché|entrada almacenada en caché|entrada em cache|キャッシュ入力|キャッシュされた入力|キャッシュ済み入力|zwischengespeicherte eingabe|entrée en cache|缓存输入|캐시된 입력',
  ],
  ['output', 'output|salida|saída|出力|ausgabe|sortie|输出|출력'],
]);

/** Words before a quality tier, and tiers by their English names where they are translated. */
export const TIERS = {
  head: new Set(['quality', 'calidad', 'qualidade', '品質', 'qualität', 'qualité', '质量', '품질']),
  words: table<string>([
    ['Low', 'baja|baixa|低|niedrig|basse|낮음'],
    ['Medium', 'media|média|中|mittel|moyenne|보통'],
    ['High', 'alta|高|hoch|haute|높음'],
  ]),
};

/** "1024 × 1536" → "1024x1536"; null where one price holds for all sizes; undefined: not a size. */
export function sizeOf(label: string): string | null | undefined {
  const match = /^(\d{2,5})\s?[x×*]\s?(\d{2,5})(?:\s?px)?$/i.exec(label.trim());
  if (match) return `${match[1]}x${match[2]}`;
  return /^(?:all sizes|any size)$/i.test(label) ? null : undefined;
}
