// Package bound says how large what an author writes may be at most. Each bound is far above what any real record needs, and
// low enough that no single file can keep a build busy for seconds or take the memory of a machine. They stand together here
// because they only hold together: the time that a file costs is a product of several. README.md lists them with their reasons.
package bound

// Text is how many bytes a file that is read as text may have: a record, the configuration, a layout. The longest of 2,642 real
// procedures has a tenth of it.
const Text = 1 << 20

// Mail is how many letters an address of electronic mail may have: what RFC 5321 lets programs carry.
const Mail = 254

// ID is how long the name of a new record may be: with its folder, suffix and what publishing adds, within the 255 bytes that systems
// give a name.
const ID = 200
