/** The diagram language as a ledger. */
import { signEntries } from "./sign-entries.tsx";

export function Signs() {
  return (
    <table class="ledger signs">
      <caption class="vh">Signs</caption>
      <thead>
        <tr>
          <th scope="col">Sign</th>
          <th scope="col">Drawing</th>
          <th scope="col">Meaning and motion</th>
        </tr>
      </thead>
      <tbody>
        {signEntries.map(({ name, height, drawing, meaning, motion }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td class="d">
              <div class="plate">
                <svg viewBox={`-1 0 264 ${height}`} aria-hidden="true">
                  {drawing}
                </svg>
              </div>
            </td>
            <td>
              <p>{meaning}</p>
              {motion !== undefined && <p class="motion">{motion}</p>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
