/** The look of a bank's page. Text is dark on light whatever the bank's colour, which is only an accent. */
export const bankStyle = (color: string | null): string => `
:root { color-scheme: light; font: 1rem/1.5 system-ui, sans-serif; color: #1b1f24; background: #f2f4f6; }
* { box-sizing: border-box; }
body { margin: 0; }
.sandbox { margin: 0; padding: .5rem 1rem; background: #1b1f24; color: #fff; text-align: center; font-size: .875rem; }
main { max-width: 27rem; margin: 2rem auto; padding: 1.5rem; background: #fff; border-top: .5rem solid #${accent(color)}; border-radius: .5rem; }
.bank { margin: 0; font-weight: 600; }
h1 { margin: .5rem 0 1rem; font-size: 1.5rem; line-height: 1.25; }
form { display: grid; gap: 1rem; }
form + form { margin-top: .75rem; }
label { display: block; font-weight: 600; }
small { display: block; color: #4a5560; }
input { width: 100%; min-height: 2.75rem; padding: .5rem .75rem; font: inherit; border: 1px solid #6b7683; border-radius: .25rem; }
input[type="checkbox"] { width: auto; min-height: auto; margin-right: .5rem; }
select { width: 100%; min-height: 2.75rem; font: inherit; }
fieldset { display: grid; gap: .5rem; margin: 0; padding: 1rem; border: 1px solid #6b7683; border-radius: .25rem; }
ul { display: grid; gap: .75rem; margin: 0 0 1rem; padding: 0; list-style: none; }
[role="alert"] { padding: .75rem; border-left: .25rem solid #b3261e; background: #fdecea; }
button { width: 100%; min-height: 2.75rem; padding: .5rem 1rem; font: inherit; font-weight: 600; color: #1b1f24; background: #fff; border: 1px solid #6b7683; border-radius: .25rem; cursor: pointer; }
button.main { color: #fff; background: #1b1f24; border-color: #1b1f24; }
:focus-visible { outline: 3px solid #0b63ce; outline-offset: 2px; }
@media (max-width: 30rem) { main { margin: 0; border-radius: 0; } }
`;

const accent = (color: string | null): string =>
  color !== null && /^(?:[0-9a-f]{3}|[0-9a-f]{6})$/i.test(color) ? color : "4a5560";
