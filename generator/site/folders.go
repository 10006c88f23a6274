package site

const AgencyFolder = "co-quan"

const FieldFolder = "linh-vuc"

const NewsFolder = "tin-tuc"

const ProcedureFolder = "thu-tuc"
