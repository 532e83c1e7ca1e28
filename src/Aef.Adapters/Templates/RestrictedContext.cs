using System.Globalization;
using Aef.Core.Operations;
using Aef.Documents.Display;
using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;

namespace Aef.Adapters.Templates;

/// <summary>The context of one rendering: the view, the functions that remain, and the limits.</summary>
internal sealed class RestrictedContext : TemplateContext
{
    private readonly LimitedOutput _output;
    private readonly ViewObjects _view;
    private readonly TemplateVariables _variables;
    private readonly HashSet<int> _reported = [];
    private readonly List<TemplateProblem> _unfiltered = [];
    private (SourceSpan Span, object? Value) _last;

    public RestrictedContext(TemplateRequest request, CancellationToken cancellationToken)
        : base(Builtins.Create(request.Filters))
    {
        CancellationToken = cancellationToken;
        StrictVariables = true;
        EnableRelaxedMemberAccess = false;
        EnableRelaxedIndexerAccess = false;
        NewLine = "\n";
        LoopLimit = request.Limits.MaxIterations;
        RecursiveLimit = request.Limits.MaxDepth;
        RegexTimeOut = request.Limits.MaxSearchTime;
        TryGetVariable = Refuse;
        TryGetMember = FindMember;
        // Scriban cuts text at its limit without an error: ours comes first, and IsCut detects the other.
        LimitToString = request.Limits.MaxCharacters > int.MaxValue / 2 ? int.MaxValue : request.Limits.MaxCharacters * 2;
        _view = new ViewObjects(request);
        PushGlobal(_view.Root);
        _variables = new TemplateVariables(_view.Root, BuiltinObject);
        PushGlobal(_variables);
        _output = new LimitedOutput(request.Limits, () => CurrentSpan);
        PushOutput(_output);
    }

    /// <summary>The output.</summary>
    public string Text => _output.ToString();

    /// <summary>Values that were inserted without a filter, in the order of the template.</summary>
    public IReadOnlyList<TemplateProblem> Unfiltered => [.. _unfiltered.OrderBy(p => p.Span.Start)];

    /// <summary>True when Scriban has begun to cut text: it writes nothing more, without an error.</summary>
    public bool IsCut
    {
        get
        {
            var probe = new StringBuilderOutput();
            PushOutput(probe);
            Write("x");
            PopOutput();
            return probe.ToString() != "x";
        }
    }

    /// <summary>The limit of characters, for a message.</summary>
    public static string Characters(TemplateLimits limits) =>
        string.Create(CultureInfo.InvariantCulture, $"{limits.MaxCharacters:N0} characters");

    /// <inheritdoc/>
    public override TemplateContext Write(SourceSpan span, object? textAsObject)
    {
        if (textAsObject is not null && _view.IsOfUser(textAsObject))
        {
            // The value of the last statement of a block is written by the statement around it.
            span = ReferenceEquals(_last.Value, textAsObject) ? _last.Span : span;
            AddUnfiltered(span, textAsObject);
        }

        return base.Write(span, textAsObject);
    }

    /// <inheritdoc/>
    public override object? Evaluate(ScriptNode? scriptNode, bool aliasReturnedFunction)
    {
        var value = base.Evaluate(scriptNode, aliasReturnedFunction);
        if (scriptNode is ScriptExpressionStatement { Expression: { } expression })
        {
            _last = (expression.Span, value);
        }

        return value;
    }

    private void AddUnfiltered(SourceSpan span, object value)
    {
        if (_reported.Add(span.Start.Offset))
        {
            _unfiltered.Add(new TemplateProblem(
                TemplateProblemKind.NoFilter,
                ScribanTemplates.SpanOf(span),
                value as string ?? "of several parts"));
        }
    }

    /// <inheritdoc/>
    public override string? ObjectToString(object? value, bool nested = false)
    {
        var text = base.ObjectToString(value, nested);
        return text?.Length >= LimitToString
            ? throw new TemplateException(CurrentSpan, TemplateProblemKind.Limit, "characters in one string")
            : text;
    }

    /// <inheritdoc/>
    protected override IListAccessor? GetListAccessorImpl(object target, Type type) =>
        target is ScriptArray ? ScriptArrays.Default : base.GetListAccessorImpl(target, type);

    private static bool Refuse(TemplateContext context, SourceSpan span, ScriptVariable variable, out object? value)
    {
        var self = (RestrictedContext)context;
        value = null;
        if (Builtins.WhyRemoved(null, variable.Name) is { } why)
        {
            throw new TemplateException(span, TemplateProblemKind.Unavailable, variable.Name, why);
        }

        var known = self._view.Root.Keys.Concat(self.BuiltinObject.Keys).Concat(self._variables.Keys);
        throw new TemplateException(
            span,
            TemplateProblemKind.UnknownName,
            variable.Name,
            Spelling.Nearest(variable.Name, known) ?? string.Empty);
    }

    private static bool FindMember(TemplateContext context, SourceSpan span, object target, string member, out object? value)
    {
        var self = (RestrictedContext)context;
        value = null;
        if (target is not ScriptObject map)
        {
            return false;
        }

        if (self.BuiltinObject.FirstOrDefault(b => ReferenceEquals(b.Value, target)).Key is { } library
            && Builtins.WhyRemoved(library, member) is { } why)
        {
            throw new TemplateException(span, TemplateProblemKind.Unavailable, $"{library}.{member}", why);
        }

        return self._view.IsData(map)
            ? true
            : throw new TemplateException(
                span,
                TemplateProblemKind.UnknownName,
                member,
                Spelling.Nearest(member, map.Keys) ?? string.Empty);
    }
}
