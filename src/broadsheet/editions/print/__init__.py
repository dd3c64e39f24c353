"""The print edition: an issue in, fitted and verified pages out.

copy (what is to be set) → measure → fit (broadsheet.fit) → forme → PDF → read back and held against the plan.
"""
