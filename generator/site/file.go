package site

import (
	"cmp"
	"path"
	"regexp"
	"slices"
	"strings"

	"congkhai/generator/files/delivery"
	"congkhai/generator/files/record"
	"congkhai/generator/files/source"
	"congkhai/generator/publish/proof"
	"congkhai/generator/text/viet"
)

// FileOf returns the path in content/ of a file that a record names, which lies beside it.
func FileOf(r *record.Record, name string) string { return path.Join(path.Dir(r.File.Path), name) }

// FileURL returns the address at which a file under content/ is published.
func (s *Site) FileURL(name string) string {
	folder, rest, _ := strings.Cut(strings.TrimPrefix(name, "content/"), "/")
	for _, k := range s.Kinds {
		if k.Folder == folder {
			return k.Path() + rest
		}
	}
	return "/" + folder + "/" + rest
}

// usedFiles returns the files that a record shows or links to.
func (s *Site) usedFiles(r *record.Record) []string {
	if len(s.files) == 0 {
		return nil
	}
	var names []string
	for _, link := range r.Body.Links {
		target, _ := s.split(link.Address)
		names = append(names, FileOf(r, target))
	}
	for _, t := range r.Tagged {
		if t.Is == "tep" {
			names = append(names, FileOf(r, t.Value))
		}
	}
	return slices.DeleteFunc(names, func(name string) bool { _, ok := s.files[name]; return !ok })
}

// checkFiles reports files that no record uses: somebody put them there to be read, and nobody could. Beside a record
// that could not be read whole, nobody knows.
func (s *Site) checkFiles() []source.Problem {
	used, unclear := map[string]bool{}, map[string]bool{}
	for _, r := range s.Records {
		if len(r.Problems) > 0 {
			unclear[path.Dir(r.File.Path)] = true
		}
		for _, name := range s.usedFiles(r) {
			used[name] = true
		}
		for _, meant := range s.misnamed(r) {
			used[meant] = true
		}
	}
	var problems []source.Problem
	for _, f := range s.Files {
		where := (&source.File{Path: f.Path}).Anywhere()
		folder, _, _ := strings.Cut(strings.TrimPrefix(f.Path, "content/"), "/")
		switch {
		case !slices.Contains(record.Folders(ForReading(s.Kinds)), folder):
			problems = append(problems, record.NoKind.At(where,
				source.Words(strings.Join(record.Folders(ForReading(s.Kinds)), ", "))).Like(folder,
				record.Folders(ForReading(s.Kinds))))
			continue
		case asRecord(f.Path) != "":
			problems = append(problems, NotReadAsRecord.At(where, path.Ext(asRecord(f.Path)), asRecord(f.Path)))
			continue
		}
		refused, isRefused := RefusedSuffix(f.Path)
		original := strings.TrimSuffix(f.Path, path.Ext(f.Path))
		if s.byFile[original] != nil && (!isRefused || refused.Rule == FileKind) { // .bak, .orig
			problems = append(problems, CopiedFile.At(where, original))
			continue
		}
		if isRefused {
			problems = append(problems, refused)
			continue
		}
		if p, private := PrivateFile(f.Path); private {
			problems = append(problems, p)
		}
		_, shared := s.Shared[f.Path] // a record of the portal's own may be in the place of the one that used it
		if !used[f.Path] && !shared && !unclear[path.Dir(f.Path)] {
			problems = append(problems, IdleFile.At(where, path.Base(f.Path)))
		}
	}
	return problems
}

// RefusedSuffix says why no file of that suffix is published, whatever it holds.
func RefusedSuffix(name string) (problem source.Problem, refused bool) {
	where, suffix := (&source.File{Path: name}).Anywhere(), path.Ext(name)
	switch lower := strings.ToLower(suffix); {
	case slices.Contains(shortcuts, lower):
		return Shortcut.At(where, suffix), true
	case slices.Contains(unfinished, lower):
		return Unfinished.At(where, suffix), true
	case lower == ".heic", lower == ".heif":
		return HEIC.At(where), true
	case !isPublishable(name):
		return FileKind.At(where, cmp.Or(suffix, path.Base(name)), source.Words(strings.Join(publishable, " "))), true
	}
	return source.Problem{}, false
}

// PrivateFile tells of the name of a file that has somebody's own number in it.
func PrivateFile(name string) (problem source.Problem, private bool) {
	number, private := privateName(path.Base(name))
	return PrivateName.At((&source.File{Path: name}).Anywhere(), number), private
}

// misnamed lists the files that a record means by names that no file has: those are told.
func (s *Site) misnamed(r *record.Record) []string {
	var names []string
	for _, t := range r.Tagged {
		if t.Is == "tep" && !s.isFile(r, t.Value) {
			names = append(names, FileOf(r, s.fileLike(r, t.Value)))
		}
	}
	return names
}

var almostRecord = regexp.MustCompile(`(?i)^(.+)(\.md|\.toml)(?:\.txt)?$`)

// asRecord returns the name by which a file would be read as a record, when only its suffix is in the way: Notepad adds
// one (nghi-le.md.txt), and some programs write capitals (nghi-le.MD).
func asRecord(name string) string {
	m := almostRecord.FindStringSubmatch(path.Base(name))
	if m == nil {
		return ""
	}
	return m[1] + strings.ToLower(m[2])
}

// fileLike returns the name of the file beside a record that is nearest to a name that no file has.
func (s *Site) fileLike(r *record.Record, name string) string {
	if alone := name[strings.LastIndexAny(name, `/\`)+1:]; alone != name && s.isFile(r, alone) {
		return alone // with the folders of somebody's machine before it
	}
	var names []string
	for _, f := range s.Files {
		if path.Dir(f.Path) == path.Dir(FileOf(r, name)) {
			names = append(names, path.Join(path.Dir(name), path.Base(f.Path)))
		}
	}
	return viet.Nearest(name, names)
}

// publishable are the files that may go with records: papers and pictures, nothing that a browser would run.
var publishable = []string{
	".pdf", ".doc", ".docx", ".xls", ".xlsx", ".ppt", ".pptx", ".odt", ".ods", ".odp", ".rtf", ".txt", ".csv",
	".zip", ".p7s", ".png", ".jpg", ".jpeg", ".gif", ".webp",
}

// shortcuts lead to what people take them for; unfinished is what browsers and editors have not written to the end.
var (
	shortcuts = []string{".lnk", ".url", ".webloc", ".desktop", ".gdoc", ".gsheet", ".gslides", ".gform", ".gdraw",
		".website", ".icloud"}
	unfinished = []string{".tmp", ".temp", ".crdownload", ".part", ".partial", ".download", ".opdownload"}
)

// Published lists the files of content/ that belong to the site, each with its address.
func (s *Site) Published() map[string]string { return publishedFiles(s) }

var publishedFiles = Derived(func(s *Site) map[string]string {
	files := map[string]string{}
	for _, r := range s.Shown() {
		for _, name := range s.usedFiles(r) {
			files[s.FileURL(name)] = name
		}
	}
	return files
})

// NotFoundURL is the address of the page that servers show for addresses that do not exist.
const NotFoundURL = "/404.html"

// The files that tell servers of old addresses.
const (
	MovedMap = "/chuyen-huong.map"
	GoneMap  = "/da-rut.map"
	QueryMap = "/truy-van.map"
)

// generalFiles are what stands at the top of the portal and belongs to no record.
var generalFiles = []string{"robots.txt", "sitemap.xml", "bang-ke.json", strings.Trim(MovedMap, "/"),
	strings.Trim(GoneMap, "/"), strings.Trim(QueryMap, "/"), delivery.Caddy, delivery.IIS, SumsFile, strings.Trim(CatalogFile, "/"), proof.Folder, "tai-nguyen",
	strings.Trim(NotFoundURL, "/")}

// Taken reports whether something stands at the address of a page: a page, now or in former times, or what belongs to
// no record.
func (s *Site) Taken(address string) bool {
	return s.byURL[address] != nil || s.general()[strings.Trim(address, "/")]
}

// general lists what is published and belongs to no record.
func (s *Site) general() map[string]bool {
	taken := map[string]bool{}
	for _, name := range generalFiles {
		taken[name] = true
	}
	for _, k := range s.Kinds {
		taken[strings.Trim(k.Path()+FeedFile, "/")] = k.Feed
	}
	for _, address := range s.tableAddresses() {
		taken[strings.Trim(address, "/")] = true
	}
	return taken
}

// checkOutputs reports records and files that would be published where something else stands already: a page's folder
// and a file cannot have one name. These are known while other things are wrong; of a portal where nothing is, build
// holds all that it publishes against each other.
func (s *Site) checkOutputs() []source.Problem {
	taken := s.general()
	var problems []source.Problem
	for _, r := range s.Shown() {
		if taken[strings.Trim(r.URL(), "/")] {
			problems = append(problems, TakenURL.At(r.File.Anywhere(), r.URL()))
		}
	}
	for url, name := range s.Published() {
		at := strings.Trim(url, "/")
		if taken[at] || s.byURL["/"+at] != nil || s.byURL["/"+at+"/"] != nil {
			problems = append(problems, TakenURL.At((&source.File{Path: name}).Anywhere(), url))
		}
	}
	return append(problems, s.checkOneAddress()...)
}

// checkOneAddress reports files that would be published at one address, though they lie in two folders.
func (s *Site) checkOneAddress() []source.Problem {
	var problems []source.Problem
	told := map[string]bool{}
	for _, r := range s.Shown() {
		for _, name := range s.usedFiles(r) {
			if other := s.Published()[s.FileURL(name)]; other != name && !told[name] {
				told[name] = true
				problems = append(problems, SameURL.At((&source.File{Path: name}).Anywhere(), s.FileURL(name), other))
			}
		}
	}
	return problems
}

// Owner finds out whose fault it is that something is published on a path: the place of an old address, a file, or the
// record in whose folder it lies. ok is false for what belongs to the portal as a whole.
func (s *Site) Owner(path string) (where source.Span, isOld, ok bool) {
	address := strings.TrimSuffix("/"+path, "index.html")
	whole := func(name string) source.Span { return (&source.File{Path: name}).Anywhere() }
	if name, ok := s.Published()[address]; ok {
		return whole(name), false, true
	}
	if old, ok := s.passed(address); ok {
		return old.record.At(old.path + ".tu"), true, true
	}
	if i := slices.IndexFunc(s.Narrowed(), func(n Narrowed) bool { return n.URL == address }); i >= 0 {
		return whole(s.Narrowed()[i].Path), false, true
	}
	parts := strings.Split(strings.Trim(address, "/"), "/")
	for _, k := range s.Kinds {
		if k.Folder == parts[0] && len(parts) > 1 {
			parts = parts[1:]
		} else if !k.AtRoot {
			continue
		}
		if found, ok := s.byName[name{k.Folder, parts[0]}]; ok {
			return whole(found.record.File.Path), false, true
		}
	}
	return source.Span{}, false, false
}
