// What Node 20 does not have yet, and the sources use.
import "core-js/stable/map/group-by.js";
