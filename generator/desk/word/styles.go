package word

import "fmt"

// The parts of a document that are the same in every one, by their names in the archive. Sizes are half points, lengths
// twentieths of one: 13 points, and the first line of a paragraph goes in by 1.27 cm.
const (
	xmlHead = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"

	mainSpace = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"`
	linkSpace = `xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`

	relationType = `http://schemas.openxmlformats.org/officeDocument/2006/relationships/`
	partType     = `application/vnd.openxmlformats-officedocument.wordprocessingml.`
)

var fixedParts = []struct{ name, text string }{
	{"[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
		`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
		`<Default Extension="xml" ContentType="application/xml"/>` +
		`<Override PartName="/word/document.xml" ContentType="` + partType + `document.main+xml"/>` +
		`<Override PartName="/word/styles.xml" ContentType="` + partType + `styles+xml"/>` +
		`<Override PartName="/word/header1.xml" ContentType="` + partType + `header+xml"/></Types>`},
	{"_rels/.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
		`<Relationship Id="rId1" Type="` + relationType + `officeDocument" Target="word/document.xml"/></Relationships>`},
	{"word/_rels/document.xml.rels",
		`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
			`<Relationship Id="rId1" Type="` + relationType + `styles" Target="styles.xml"/>` +
			`<Relationship Id="rId2" Type="` + relationType + `header" Target="header1.xml"/></Relationships>`},
	{"word/header1.xml", `<w:hdr ` + mainSpace + `><w:p><w:pPr><w:jc w:val="center"/></w:pPr>` +
		`<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>` +
		`<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2</w:t></w:r>` +
		`<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:hdr>`},
	{"word/styles.xml", `<w:styles ` + mainSpace + `><w:docDefaults><w:rPrDefault><w:rPr>` +
		`<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="Times New Roman"` +
		` w:cs="Times New Roman"/>` +
		`<w:sz w:val="26"/><w:szCs w:val="26"/><w:lang w:val="vi-VN"/></w:rPr></w:rPrDefault>` +
		`<w:pPrDefault/></w:docDefaults>` +
		`<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>` +
		style("NoiDung", "Nội dung", `<w:spacing w:before="60" w:after="60" w:line="264" w:lineRule="auto"/>`+
			`<w:ind w:firstLine="720"/><w:jc w:val="both"/>`, "") +
		style("Y", "Ý", `<w:spacing w:before="60" w:after="60" w:line="264" w:lineRule="auto"/><w:jc w:val="both"/>`, "") +
		heading(1, `<w:spacing w:before="180" w:after="60"/><w:ind w:firstLine="720"/>`, `<w:b/>`) +
		heading(2, `<w:spacing w:before="120" w:after="60"/><w:ind w:firstLine="720"/>`, `<w:b/>`) +
		heading(3, `<w:spacing w:before="120" w:after="60"/><w:ind w:firstLine="720"/>`, `<w:b/><w:i/>`) +
		style("TenBang", "Tên bảng", `<w:keepNext/><w:spacing w:before="120" w:after="60"/><w:jc w:val="center"/>`,
			`<w:b/>`) +
		style("ChuThich", "Chú thích", `<w:spacing w:before="60" w:after="60"/><w:ind w:firstLine="720"/>`+
			`<w:jc w:val="both"/>`, `<w:i/><w:sz w:val="24"/>`) +
		style("OBang", "Ô bảng", `<w:spacing w:before="20" w:after="20"/>`, `<w:sz w:val="24"/>`) +
		style("OBangNho", "Ô bảng nhỏ", "", `<w:sz w:val="18"/>`) +
		style("Dau", "Đầu văn bản", `<w:jc w:val="center"/>`, "") +
		style("LoaiVanBan", "Loại văn bản", `<w:keepNext/><w:spacing w:before="240"/><w:jc w:val="center"/>`,
			`<w:b/><w:sz w:val="28"/>`) +
		style("TrichYeu", "Trích yếu", `<w:jc w:val="center"/>`, `<w:b/><w:sz w:val="28"/>`) +
		style("NoiNhan", "Nơi nhận", ``, `<w:sz w:val="22"/>`) +
		`</w:styles>`},
}

func style(id, name, paragraph, run string) string {
	return `<w:style w:type="paragraph" w:customStyle="1" w:styleId="` + id + `"><w:name w:val="` + name + `"/>` +
		`<w:basedOn w:val="Normal"/><w:pPr>` + paragraph + `</w:pPr><w:rPr>` + run + `</w:rPr></w:style>`
}

// heading is one of the headings that Word knows by name, so that it lists them in a table of contents.
func heading(level int, paragraph, run string) string {
	return fmt.Sprintf(`<w:style w:type="paragraph" w:styleId="Heading%d"><w:name w:val="heading %[1]d"/>`+
		`<w:basedOn w:val="Normal"/><w:next w:val="NoiDung"/><w:pPr><w:keepNext/>%s<w:outlineLvl w:val="%d"/></w:pPr>`+
		`<w:rPr>%s</w:rPr></w:style>`, level, paragraph, level-1, run)
}
