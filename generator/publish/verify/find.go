package verify

import (
	"context"
	"io"
	"strings"

	"congkhai/generator/publish"
	"congkhai/generator/publish/proof"
	"congkhai/generator/text/say"
)

const (
	fewestDigits = 16 // of a short hash, as it is printed
	maxRecord    = 64 << 20
)

// ParseShort reads the hash that is printed on a page or a sheet: 16 to 64 hexadecimal digits, with blanks or dashes.
func ParseShort(text string) (string, error) {
	short := strings.ToLower(strings.NewReplacer(" ", "", "\u00a0", "", "-", "").Replace(text))
	if n := len(short); n < fewestDigits || n > hashDigits || strings.Trim(short, "0123456789abcdef") != "" {
		return "", say.Errorf("%q không phải dấu của bản công bố: cần 16 đến 64 chữ số 0–9, a–f, ví dụ 3f2a 91bc 07de 55a0",
			"%q is no hash of a record: 16 to 64 digits 0–9, a–f are wanted, such as 3f2a 91bc 07de 55a0", text)
	}
	return short, nil
}

// Find looks for the records whose data had a sum that begins so, in the whole log of a portal, or where there is none
// among what it publishes now. It does not look at other files.
func Find(ctx context.Context, p Place, ask Ask, short string) (Report, error) {
	c := &check{place: p, ask: ask}
	manifest, err := c.manifest(ctx)
	if err != nil {
		return c.report(nil), err
	}
	if manifest.bytes == nil {
		return Report{}, errNoPortal
	}
	if err := c.openLog(ctx, c.expected(manifest.list, nil)); err != nil {
		return c.report(nil), err
	}
	c.earlier()
	switch {
	case c.log != nil:
		err = c.findInLog(ctx, short)
	case c.count(Wrong) == 0:
		err = c.findInManifest(ctx, short, manifest.list)
	}
	if err == nil && c.count(Found) == 0 {
		c.wrong("", "không tìm thấy bản ghi nào mang dấu %s", "no record with the hash %s was found", short)
	}
	return c.report(nil), err
}

// spell is how long the data of a record was what a hash tells: since an entry, until another.
type spell struct{ since, until proof.Entry }

// spellsOf finds them in the order of the log.
func spellsOf(entries []proof.Entry, short string) []spell {
	var all []spell
	open := map[string]int{} // by address, those that have no end yet
	for _, e := range entries {
		if e.Address == "" {
			continue
		}
		if i, ok := open[e.Address]; ok {
			all[i].until = e
			delete(open, e.Address)
		}
		if strings.HasPrefix(e.Sum, short) {
			open[e.Address] = len(all)
			all = append(all, spell{since: e})
		}
	}
	return all
}

func (c *check) findInLog(ctx context.Context, short string) error {
	for _, s := range spellsOf(c.log.Entries(), short) {
		since, until := s.since.Day.String(), s.until.Day.String()
		switch {
		case s.until.Address == "":
			c.found(s.since.Address, "dấu này là của bản đang công bố, từ ngày %s",
				"this is the hash of what is published now, since %s", since)
			if err := c.still(ctx, s.since.Address, s.since.Sum, logFolder); err != nil {
				return err
			}
		case s.until.Sum == "":
			c.found(s.since.Address, "dấu này là của bản công bố từ ngày %s, đã rút ngày %s",
				"this is the hash of what was published since %s and withdrawn on %s", since, until)
		default:
			c.found(s.since.Address, "dấu này là của bản công bố từ ngày %s; đã có bản mới hơn từ ngày %s",
				"this is the hash of what was published since %s; there is a newer one since %s", since, until)
		}
	}
	return nil
}

func (c *check) findInManifest(ctx context.Context, short string, files []publish.Published) error {
	for _, f := range files {
		if address, ok := proof.RecordAt(f.Path); ok && strings.HasPrefix(f.SHA256, short) {
			c.found(address, "dấu này là của bản đang công bố", "this is the hash of what is published now")
			if err := c.still(ctx, address, f.SHA256, manifestFile); err != nil {
				return err
			}
		}
	}
	return nil
}

// still looks whether the data of a record is what a list of the portal says.
func (c *check) still(ctx context.Context, address, hash, list string) error {
	w := want{path: strings.TrimPrefix(address, "/") + proof.DataFile, hash: hash, list: list, size: -1}
	got, n, err := c.sum(ctx, w, maxRecord, io.Discard)
	c.compare(ctx, w, got, n, err)
	return ctx.Err()
}
