namespace Netra.Ssot.Tool.Audit.Proposal;

/// <summary>One member that is to be replaced.</summary>
/// <param name="Owner">The type that it is a member of, as the messages name it.</param>
/// <param name="MemberId">Its documentation-comment id.</param>
/// <param name="Expression">What takes its place.</param>
/// <param name="Imports">The namespaces that the expression needs.</param>
/// <param name="Proof">Why it means the same, in words.</param>
internal sealed record DraftedReplacement(string Owner, string MemberId, string Expression, IReadOnlyList<string> Imports, string Proof);

/// <summary>A member for which nothing proves a replacement: somebody has to say.</summary>
/// <param name="MemberId">Its documentation-comment id.</param>
/// <param name="Why">Why none is proved.</param>
internal sealed record OpenMember(string MemberId, string Why)
{
    // A line of the report, for whoever declares the role: nothing here is unfinished.
    public override string ToString() => $"TODO {MemberId}: {Why}";
}

/// <summary>What is to be declared for one role: the map in the making.</summary>
/// <param name="Role">The role's name.</param>
/// <param name="Canonical">The type that stays.</param>
/// <param name="Superseded">The types that go.</param>
/// <param name="Replacements">The members of theirs, and the factories, for which a replacement is proved.</param>
/// <param name="Open">Those for which none is.</param>
internal sealed record MapDraft(string Role, AuditType Canonical, IReadOnlyList<AuditType> Superseded, IReadOnlyList<DraftedReplacement> Replacements,
    IReadOnlyList<OpenMember> Open);
