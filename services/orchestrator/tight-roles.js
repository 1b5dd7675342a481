// osls loads plugins from inside the service folder only.
export { default } from '../../config/tight-roles.js';
