// Package bound says how large what an author writes may be at most. Each bound is far above what any real record needs, and
// low enough that no single file can keep a build busy for seconds or take the memory of a machine. They stand together here
// because they only hold together: the time that a file costs is a product of several. README.md lists them with their reasons.
package bound

// Text is how many bytes a file that is read as text may have: a record, the configuration, a layout. The longest of 2,642 real
// procedures has a tenth of it.
const Text = 1 << 20

// Paths of what is published. Name is how many bytes a file's or folder's name may have: file systems take 255, and what is made of
// a file has a longer name, such as a smaller picture that is being written (.480w.png.dang-ghi) or the receipt of a record. Path is
// how many a whole path under content, or an old address, may have: macOS takes 1024 with the folder that all lies in, and so does
// nginx in its table of old addresses. A Vietnamese letter takes up to three.
const (
	Name = 200
	Path = 500
)

// Pictures. PictureFile is how many bytes the file of one may have, more than any phone writes. Pixels and Decoded are how many
// pixels, and how many bytes while it is read, a picture may have: it costs time and memory by these, and a small file may hold
// billions. PictureScans is in how many passes a JPEG may be written, each of which goes through all of it; usual are ten.
const (
	PictureFile  = 32 << 20
	Pixels       = 36_000_000
	Decoded      = 96 << 20
	PictureScans = 32
)
