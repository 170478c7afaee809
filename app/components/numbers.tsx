/**
 * How numbers are written: with a point, with a comma, or as the device says. The page comes with
 * points; scripts rewrite it once it is hydrated. Without scripts the chooser is not shown.
 */

const CHOICES = [
  ['device', 'Device'],
  ['point', '0.04'],
  ['comma', '0,04'],
] as const;

export function NumbersChooser() {
  return (
    <fieldset className="chooser" translate="no">
      <legend className="small soft">Numbers</legend>
      <div className="segments">
        {CHOICES.map(([value, label]) => (
          <label key={value}>
            <input
              type="radio"
              name="numbers"
              value={value}
              defaultChecked={value === 'device'}
              // A reload shows what is kept, not what stood here.
              autoComplete="off"
            />
            {label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
