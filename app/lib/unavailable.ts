/** What pages of prices show while none was ever loaded: answered before rendering, so by itself. */
export const UNAVAILABLE_HTML = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>The prices can’t be read just now · PerImage</title>
<style>
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 44rem; margin: 2rem auto; padding-inline: 1rem }
h1 { font-size: 1.5rem; line-height: 1.25 }
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
