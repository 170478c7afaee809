/** With a sum: what of it rests on others’ prices, or on ones without a place. */
export function Caveats({ of: said }: { of: readonly string[] | undefined }) {
  return said?.map((words) => (
    <span key={words} className="small disputed block font-normal whitespace-normal">
      {words}
    </span>
  ));
}
