package site

// The folders of kinds that other kinds refer to.
const (
	AgencyFolder     = "co-quan"
	FieldFolder      = "linh-vuc"
	NewsFolder       = "tin-tuc"
	ProcedureFolder  = "thu-tuc"
	VocabularyFolder = "danh-muc"
)
