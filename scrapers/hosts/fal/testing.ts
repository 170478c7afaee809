/** A text in the shape of fal's, for tests. */
export const URL = 'https://fal.ai/models/acme/painter/llms.txt';

export function page(pricing: string, category = 'text-to-image'): string {
  return `# Painter\n\n> Paints.\n\n## Overview\n\n- **Endpoint**: \`https://fal.run/acme/painter\`\n- **Model ID**: \`acme/painter\`\n- **Category**: ${category}\n- **Kind**: inference\n\n\n${pricing}\n\n## API Information\n\nA call costs $9.99 in this example and nobody reads it.\n`;
}
