using Aef.Core.Editing.Changes;
using Aef.Documents.Reading;
using Aef.Documents.Text;

namespace Aef.Core.Editing.Forms;

/// <summary>The change of the text that an edit of the form makes, or why it makes none.</summary>
/// <param name="Operation">The change; null when the edit is refused.</param>
/// <param name="Text">The text after it, which was read.</param>
/// <param name="Read">What was read.</param>
/// <param name="Reason">Why the edit is refused; null when it is not.</param>
internal sealed record FormEditResult(TextOperation? Operation, SourceText? Text, DocumentResult? Read, string? Reason)
{
    /// <summary>A refused edit.</summary>
    public static FormEditResult Refused(string reason) => new(null, null, null, reason);
}
