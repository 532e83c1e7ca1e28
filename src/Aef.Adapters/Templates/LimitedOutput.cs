using System.Text;
using Aef.Core.Operations;
using Scriban.Parsing;
using Scriban.Runtime;

namespace Aef.Adapters.Templates;

/// <summary>The output of a template, which fails when it becomes too long.</summary>
internal sealed class LimitedOutput(TemplateLimits limits, Func<SourceSpan> position) : IScriptOutput
{
    private readonly StringBuilder _text = new();

    public void Write(string text, int offset, int count)
    {
        if (_text.Length + count > limits.MaxCharacters)
        {
            throw new TemplateException(position(), TemplateProblemKind.Limit, RestrictedContext.Characters(limits));
        }

        _text.Append(text, offset, count);
    }

    public ValueTask WriteAsync(string text, int offset, int count, CancellationToken cancellationToken)
    {
        Write(text, offset, count);
        return ValueTask.CompletedTask;
    }

    public override string ToString() => _text.ToString();
}
