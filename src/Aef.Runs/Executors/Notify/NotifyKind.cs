using Aef.Core.Environments;
using Aef.Core.Pipelines.Catalog;
using Aef.Core.Semantics.Binding;
using Aef.Core.Semantics.Expressions;
using Aef.Documents.Diagnostics;
using Aef.Documents.Display;
using Aef.Documents.Tree;

namespace Aef.Runs.Executors.Notify;

/// <summary>The local kind <c>notify</c>: the job sends a message.</summary>
internal sealed class NotifyKind : ILocalKind
{
    private readonly Notifier? _notifier;

    /// <summary>Creates the kind; without a notifier, jobs can only name the address of a webhook.</summary>
    public NotifyKind(Notifier? notifier = null) => _notifier = notifier;

    /// <inheritdoc/>
    public string Name => "notify";

    /// <inheritdoc/>
    /// <remarks>The address of a webhook and the names of receivers replace each other.</remarks>
    public bool Needs(BoundStep step, LocalBinding binding, string parameter)
    {
        ArgumentNullException.ThrowIfNull(step);
        return parameter != UrlParameter;
    }

    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Check(BoundStep step, LocalBinding binding, LocalRunSettings settings)
    {
        ArgumentNullException.ThrowIfNull(step);
        if (binding is not NotifyBinding notify)
        {
            return [];
        }

        var known = new KnownParameters(step, null);
        var names = NamesIn(known.Resolve(notify.To));
        if (names.Count > 0)
        {
            return names.SelectMany(n => Check(step, n));
        }

        return step.With is null or BoundMap or BoundLiteral
            && IsAbsent(step, known, notify.To)
            && IsAbsent(step, known, notify.Url is { } url ? ScalarNode.String(url) : null)
                ? [NotificationDiagnostics.NoReceiver.At(step.Source.Location, Quoted.Text(step.JobId))]
                : [];
    }

    /// <inheritdoc/>
    public IJobExecutor Create(LocalRunSettings settings) => new NotifyExecutor(_notifier, settings.HiddenInputs);

    private const string UrlParameter = "url";

    private IEnumerable<Diagnostic> Check(BoundStep step, string name)
    {
        if (_notifier?.Find(name) is not { } target)
        {
            return
            [
                AlertReader.Unknown(
                    step.Source.Location,
                    _notifier?.Environment.Name ?? ProjectEnvironment.Local,
                    name,
                    [.. _notifier?.Environment.Notifications.Select(n => n.Name) ?? []]),
            ];
        }

        return _notifier.CheckAddress(target) is { } problem
            ? [NotificationDiagnostics.NoAddress.At(
                step.Source.Location, Quoted.Text(name), Quoted.Text(target.Url?.ToString() ?? string.Empty), problem)]
            : [];
    }

    /// <summary>The names that are known before the run; none if only the run knows them.</summary>
    private static List<string> NamesIn(DocumentNode? to) => to switch
    {
        SequenceNode list => [.. list.Items.OfType<ScalarNode>().Select(s => s.Text).Where(t => !IsExpression(t))],
        ScalarNode { ScalarKind: ScalarKind.String } one when !IsExpression(one.Text) && one.Text.Length > 0 => [one.Text],
        _ => [],
    };

    /// <summary>True for a setting that has no value in any run: it is missing, or is a parameter that nothing sets.</summary>
    private static bool IsAbsent(BoundStep step, KnownParameters known, DocumentNode? setting) =>
        setting is null or ScalarNode { ScalarKind: ScalarKind.Null } or SequenceNode { Items.Count: 0 }
        || (known.Resolve(setting) is null or ScalarNode { ScalarKind: ScalarKind.Null } or SequenceNode { Items.Count: 0 }
            && !IsSet(step, setting));

    private static bool IsSet(BoundStep step, DocumentNode setting) =>
        setting is ScalarNode text
        && step.With is BoundMap map
        && map.Entries.Any(e => text.Text == $"${{parameters.{e.Key}}}");

    private static bool IsExpression(string text) => text.Contains("${", StringComparison.Ordinal);
}
