using Aef.Core.Semantics.Binding;
using Aef.Documents.Diagnostics;

namespace Aef.Core.Validation.Rules;

/// <summary>One rule for pipelines. It must not report what binding or another rule reports.</summary>
internal interface IPipelineRule
{
    IEnumerable<Diagnostic> Check(BindDraft draft);
}
