// Package national makes a portal of procedures as the national one (dichvucong.gov.vn) tells them: a line of JSON
// each, their tables flattened to text. The records are not part of the project: who has them names the file, and tests
// that stand on them are skipped where nobody does. What can be read of a field without guessing becomes a key, its
// other words stay words of the record, and what is lost is counted.
package national

import (
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"congkhai/generator/text/viet"
)

// Variable is the variable of the environment that names the file of the records, a .jsonl.gz.
const Variable = "CONGKHAI_TTHC"

// Portal is the records of a file, and an account of what became of their fields.
type Portal struct {
	rows    []row
	Account Account
}

// row is a procedure by the portal's own names of its fields.
type row map[string]string

// Given reads the file that the environment names, from the root of the repository where it is no whole path; a test
// that stands on it is skipped where none is named.
func Given(t testing.TB, root string) *Portal {
	t.Helper()
	name := os.Getenv(Variable)
	if name == "" {
		t.Skipf("the real procedures are no part of the project: %s names no file of them", Variable)
	}
	if !filepath.IsAbs(name) {
		name = filepath.Join(root, name)
	}
	packed, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer packed.Close()
	unpacked, err := gzip.NewReader(packed)
	if err != nil {
		t.Fatal(err)
	}
	p, err := Read(unpacked)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// Read reads records, a line of JSON each.
func Read(lines io.Reader) (*Portal, error) {
	p := &Portal{Account: Account{}}
	for decoder := json.NewDecoder(lines); ; {
		var r row
		switch err := decoder.Decode(&r); {
		case errors.Is(err, io.EOF):
			return p, nil
		case err != nil:
			return nil, fmt.Errorf("record %d: %w", len(p.rows)+1, err)
		}
		for name, text := range r {
			r[name] = clean(text)
		}
		p.rows = append(p.rows, r)
	}
}

// Files calls back with every file of the portal, in order.
func (p *Portal) Files(yield func(name, text string) error) error {
	files := map[string]string{"config.toml": configFile}
	for _, r := range p.rows {
		body, field := r["bo"], r["linh_vuc"]
		files["content/co-quan/"+body+".toml"] = fmt.Sprintf(agencyFile, bodies[body])
		files["content/linh-vuc/"+viet.Slug(field)+".toml"] = fmt.Sprintf("ten = %q\n", field)
		files["content/thu-tuc/"+r["ma_thu_tuc"]+".md"] = p.procedure(r)
	}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if err := yield(name, files[name]); err != nil {
			return err
		}
	}
	return nil
}

// bodies are the names behind the portal's short ones.
var bodies = map[string]string{
	"bo-cong-an": "Bộ Công an", "bo-nong-nghiep-mt": "Bộ Nông nghiệp và Môi trường", "bo-tai-chinh": "Bộ Tài chính",
	"bo-tu-phap": "Bộ Tư pháp", "bo-xay-dung": "Bộ Xây dựng", "ngan-hang-nha-nuoc": "Ngân hàng Nhà nước Việt Nam",
	"toa-an-nhan-dan": "Tòa án nhân dân",
}

const agencyFile = "ten = %q\ncan_bo_dau_moi = \"khong_bao_cao\"\nlien_he = \"khong_bao_cao\"\n"

const configFile = `ten = "Cổng thủ tục thật"
mo_ta = "Cổng dựng từ thủ tục của Cổng dịch vụ công quốc gia để thử, không phải cổng của cơ quan nào."
dia_chi = "https://thu.gov.vn"
ngon_ngu = "vi"
mui_gio = "Asia/Ho_Chi_Minh"
giao_dien = "cong-khai"
co_quan = "bo-tu-phap"
nguoi_chiu_trach_nhiem = "khong_bao_cao"

[[trinh_don]]
ten = "Thủ tục"
dia_chi = "/thu-tuc/"
`
