/** Beside a sum: what of it rests on prices too old for a place. */
export function Caveats({ of: said }: { of: readonly string[] | undefined }) {
  return said?.map((words) => (
    <span key={words} className="small disputed block font-normal">
      {words}
    </span>
  ));
}
