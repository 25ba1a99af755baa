// dist/main.js: the same for who imports it, such as the npm package's program.
import './main.cjs';
