/** The layout says what was not found and what is near; this marks the answer as 404. */
export default function ModelNotFound() {
  return (
    <p className="mt-4">
      <a href="/">All models</a>
    </p>
  );
}
