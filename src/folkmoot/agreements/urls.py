from django.urls import path

from folkmoot.agreements.views import agreement, drafting, measures, payments, register, reports, signing
from folkmoot.agreements.views.anchor_urls import urlpatterns as anchoring
from folkmoot.agreements.views.money_urls import urlpatterns as money

app_name = "agreements"
urlpatterns = [
    path("", register.index, name="index"),
    path("payments/", payments.on_time, name="payments"),
    path("payments/due/", payments.to_pay, name="to_pay"),
    path("payment/<int:pk>/pay/", payments.pay, name="pay"),
    path("payment/<int:pk>/invoice/", payments.invoice, name="invoice"),
    path("payment/<int:pk>/why-late/", payments.why_late, name="why_late"),
    path("draft/<int:decision>/", drafting.draft, name="draft"),
    path("agreement/<int:pk>/", agreement.agreement, name="agreement"),
    path("agreement/<int:pk>/terms/", drafting.terms, name="terms"),
    path("agreement/<int:pk>/measures/", measures.measures, name="measures"),
    path("agreement/<int:pk>/measures/add/", measures.add, name="add_measure"),
    path("agreement/<int:pk>/measures/propose/", measures.propose, name="propose"),
    path("agreement/<int:pk>/measures/agree/", measures.agree, name="agree"),
    path("measure/<int:pk>/", measures.change, name="change_measure"),
    path("measure/<int:pk>/remove/", measures.remove, name="remove_measure"),
    path("agreement/<int:pk>/sign/", signing.sign, name="sign"),
    path("agreement/<int:pk>/send-back/", signing.send_back, name="send_back"),
    path("agreement/<int:pk>/end/", signing.end, name="end"),
    path("report/<int:pk>/", reports.report, name="report"),
    path("report/<int:pk>/write/", reports.write, name="write_report"),
    path("report/<int:pk>/check/", reports.check, name="check_report"),
    path("report/<int:pk>/answer/", reports.answer, name="answer_report"),
    *money,
    *anchoring,
]
