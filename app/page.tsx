export default function Home() {
  return <h1>PerImage</h1>;
}
