"""The words invented customers are made of."""

PREFIXES = (
    "Alder", "Ash", "Bram", "Brindle", "Calder", "Clover", "Cray", "Dun", "Elder", "Fen", "Glen", "Haw",
    "Hollin", "Kestrel", "Lang", "Lyn", "Marl", "Mossen", "Nether", "Oak", "Pen", "Quill", "Raven", "Sedge",
    "Stan", "Thorn", "Under", "Wether", "Whin", "Yarrow",
)  # fmt: skip
SUFFIXES = (
    "beck", "bourne", "bridge", "combe", "croft", "dale", "fold", "gate", "ham", "hurst", "lea", "mere",
    "stead", "thwaite", "wick",
)  # fmt: skip
INDUSTRIES = {
    "Logistics": ("Freight", "Logistics", "Haulage", "Parcel"),
    "Healthcare": ("Clinics", "Care", "Health", "Dental"),
    "Retail": ("Stores", "Outfitters", "Grocers", "Home"),
    "Hospitality": ("Hotels", "Kitchens", "Inns", "Catering"),
    "Manufacturing": ("Works", "Tooling", "Plastics", "Foods"),
    "Facilities": ("Security", "Cleaning", "Facilities", "Maintenance"),
    "Education": ("Schools", "Academy", "Nurseries", "Training"),
}
REGIONS = ("North America", "North America", "North America", "EMEA", "EMEA", "APAC", "Latin America")
CHANNELS = {
    "Enterprise": ("Direct sales", "Direct sales", "Partner"),
    "Mid-market": ("Direct sales", "Partner", "Referral"),
    "SMB": ("Self-serve", "Self-serve", "Referral", "Partner"),
}
OWNERS = {
    "Enterprise": ("Priya Raman", "Tomas Lindgren"),
    "Mid-market": ("Grace Okafor", "Mateo Silva", "Hanna Weiss"),
    "SMB": ("Pooled team", "Pooled team", "Daniel Cho"),
}
CANCELLATION_REASONS = (
    "Card declined", "Payment failed", "Moved to competitor", "Price", "No longer needed", "Company closed",
    "Missing features", "",
)  # fmt: skip
