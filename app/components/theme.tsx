/**
 * Light, dark or as the device says. The choice is kept in this browser and applied before the
 * first paint; without scripts the device decides and the chooser is not shown.
 */

/** Constant, so that a content security policy can allow it by its hash. No <, > or & inside. */
export const THEME_SCRIPT = `(function(d){
var root=d.documentElement,key='theme';
function read(){try{return localStorage.getItem(key)||'device'}catch(e){return 'device'}}
function show(theme){
if(theme==='light'||theme==='dark')root.dataset.theme=theme;else{theme='device';delete root.dataset.theme}
d.querySelectorAll('meta[name=theme-color]').forEach(function(m){
m.dataset.own=m.dataset.own||m.content;
m.content=theme==='dark'?'#101214':theme==='light'?'#ffffff':m.dataset.own});
d.querySelectorAll('input[name=theme]').forEach(function(i){i.checked=i.value===theme})}
root.dataset.scripts='';
show(read());
d.addEventListener('DOMContentLoaded',function(){show(read())});
d.addEventListener('change',function(e){
if(e.target.name!=='theme')return;
try{localStorage.setItem(key,e.target.value)}catch(x){}
show(e.target.value)});
addEventListener('storage',function(e){if(e.key===key)show(read())});
addEventListener('pageshow',function(e){if(e.persisted)show(read())})
})(document)`;

const THEMES = [
  ['device', 'Device'],
  ['light', 'Light'],
  ['dark', 'Dark'],
] as const;

export function ThemeChooser() {
  return (
    <fieldset className="chooser">
      <legend className="small soft">Colours</legend>
      <div className="segments">
        {THEMES.map(([value, label]) => (
          <label key={value}>
            <input type="radio" name="theme" value={value} defaultChecked={value === 'device'} />
            {label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
