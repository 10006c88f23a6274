package prices

import "congkhai/generator/files/source"

// Rules about what single records say.
var (
	PercentRange = source.NewRule("phan-tram-sai",
		"phần trăm phải từ 1 đến 100, ở đây là %d",
		"a percentage is from 1 to 100, this is %d")
	StepGap = source.NewRule("nac-ho",
		"nấc này phải nối tiếp từ %d gam: { tren = %[1]d, den = … }",
		"this step has to go on from %d grams: { tren = %[1]d, den = … }")
	StepEmpty = source.NewRule("nac-ho",
		"den = %d phải lớn hơn tren = %d",
		"den = %d has to be more than tren = %d")
	IncrementStep = source.NewRule("nac-ho",
		"phần thêm viết { moi = 500 }, không kèm tren hay den, và đứng cuối, sau ít nhất một nấc",
		"an increment is written { moi = 500 }, without tren or den, and stands last, after at least one step")
	OddPrice = source.NewRule("gia-le",
		"giá %s không phải bội của 100 đồng",
		"the price %s is not a multiple of 100 đồng")
	PriceFalls = source.NewRule("gia-giam-theo-tuyen",
		"giá %s thấp hơn %s của tuyến trước (%s)",
		"the price %s is below %s of the route before (%s)")
	PriceOfStep = source.NewRule("gia-theo-nac",
		"%s giá %s, rẻ hơn nấc nhẹ hơn (%s) giá %s",
		"%s at %s, cheaper than the lighter step (%s) at %s")
	PriceOfIncrement = source.NewRule("gia-theo-nac",
		"%s giá %s: đây là phần cộng thêm nên phải nhỏ hơn giá của nấc trước (%s) là %s",
		"%s at %s: it is added to the step before (%s), so it has to be less than its price %s")
	SameList = source.NewRule("bang-gia-trung",
		"dịch vụ này từ ngày %s đã có bảng giá ở %s; hãy sửa ngày hoặc xóa một trong hai bảng",
		"this service has a price list from %s in %s already; mend the day or remove one of the two")
	ReturnCheaper = source.NewRule("gia-tra-thap-hon",
		"giá chuyển trả %s thấp hơn giá nhận gửi %s cùng ô",
		"the price %s for returning is below %s for sending in the same cell")
	NoPrices = source.NewRule("bang-gia-kieu",
		"bảng giá chưa có giá: ghi mỗi mục một [[muc]], hoặc ghi đủ tuyen, nac và gia khi giá theo khối lượng và tuyến",
		"the list has no prices: write a [[muc]] for each item, or all of tuyen, nac and gia where prices go by weight and route")
	TwoForms = source.NewRule("bang-gia-kieu",
		"bảng này vừa có [[muc]] vừa có tuyen, nac hay gia; tách thành hai tệp, mỗi tệp một kiểu",
		"this list has [[muc]] and tuyen, nac or gia as well; make two files of it, one for each sort of prices")
	TableRows = source.NewRule("bang-lech",
		"bảng có %d dòng giá nhưng có %d nấc khối lượng",
		"the table has %d rows of prices and %d weight steps")
	TableColumns = source.NewRule("bang-lech",
		"dòng này có %d giá nhưng bảng có %d tuyến; ghi đủ mỗi tuyến một giá, theo thứ tự của tuyen",
		"this row has %d prices and the table %d routes; write a price for each route, in the order of tuyen")
	CommaInPrice = source.NewRule("bang-lech",
		"dấu phẩy ở đây tách thành hai số; hàng nghìn tách bằng dấu _, viết %[1]s",
		"the comma here makes two numbers of one; part thousands by _, write %[1]s")
)
