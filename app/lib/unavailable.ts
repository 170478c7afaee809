/** What pages of prices show while none was ever loaded: answered before rendering, so by itself. */
export const UNAVAILABLE_HTML = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>The prices can’t be read just now · PerImage</title>
<style>
:root { color-scheme: light dark }
body { font: 0.9375rem/1.5 system-ui, sans-serif; max-width: 44rem; margin: 1rem auto; padding-inline: 1rem; background: light-dark(#ffffff, #101214); color: light-dark(#16191d, #e9ecef) }
a { color: light-dark(#0a5bb0, #82bbf7) }
p:first-child a { color: inherit; font-weight: 600; text-decoration: none }
main { margin-top: 1.5rem; padding: 1.25rem 1.5rem; border: 1px solid light-dark(#ad261b, #ff968b); border-radius: 8px }
h1 { margin: 0; font-size: 1.25rem; line-height: 1.25 }
</style>
</head>
<body>
<p><a href="/">PerImage</a></p>
<main>
<h1>The prices can’t be read just now</h1>
<p>The database does not answer. Nothing is lost; try again in a minute.</p>
<p>What needs no prices still works: <a href="/hosts">hosts</a>, <a href="/credits">free credits</a>, <a href="/methodology">how prices are read</a>.</p>
</main>
</body>
</html>
`;
