using System.Globalization;
using System.Text;
using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Expressions;
using Aef.Documents.Diagnostics;
using Aef.Documents.Display;
using Aef.Documents.Printing;
using Aef.Documents.Tree;

namespace Aef.Core.Semantics.Binding;

/// <content>The lists of <c>for_each</c> threads, and the names of the item in their steps.</content>
internal sealed partial class PipelineExpressions
{
    private readonly Dictionary<PipelineThread, ExpressionType> _itemTypes = new(ReferenceEqualityComparer.Instance);

    /// <summary>Binds the list of a thread; null means that the thread has none, or an invalid one.</summary>
    public BoundForEach? ForEachOf(StepSite first)
    {
        if (first.SourceThread.ForEach is not { } list)
        {
            return null;
        }

        var bag = new DiagnosticBag();
        var names = NamesBefore(first) with { PlaceWithoutSecrets = "\"for_each\"" };
        var value = new ExpressionBinder(names, bag).BindValue(list);
        var forEach = new BoundForEach(value, first.SourceThread.MaxItems ?? BoundForEach.DefaultMaxItems);
        if (bag.Items.Count == 0)
        {
            CheckList(forEach, list, bag);
        }

        Add(bag, PathBefore(first, ".steps") + ".for_each");
        return forEach;
    }

    private static void CheckList(BoundForEach forEach, DocumentNode list, DiagnosticBag bag)
    {
        var isList = forEach.List is BoundList or BoundLiteral { Node: SequenceNode }
            or BoundExpression { Type: ExpressionType.List or ExpressionType.Unknown };
        if (!isList)
        {
            bag.Add(
                LoopDiagnostics.NotAList.At(
                    list.Location,
                    forEach.List is BoundExpression ? ExpressionTypes.Describe(forEach.List.Type) : Quoted.Text(((ScalarNode)list).Text)));
        }
        else if (forEach.Count > forEach.MaxItems)
        {
            bag.Add(LoopDiagnostics.TooMany.At(list.Location, $"{Number(forEach.Count.Value)} items", Number(forEach.MaxItems)));
        }
        else if (forEach.List is BoundLiteral { Node: SequenceNode literal }
            && Encoding.UTF8.GetByteCount(DocumentPrinter.ToJson(literal, indented: false)) is > BoundForEach.MaxBytes and var bytes)
        {
            bag.Add(LoopDiagnostics.TooMany.At(list.Location, $"{Number(bytes)} bytes as JSON", Number(BoundForEach.MaxBytes)));
        }
    }

    private static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>The names with those of the item, in a step of a <c>for_each</c> thread.</summary>
    private ExpressionNames WithItem(ExpressionNames names, StepSite site) => site.SourceThread.ForEach is null
        ? names
        : names with { Item = ItemType(site), IsOfItem = id => IsInThread(_sites.Value[id], site) };

    private bool HasItems(string jobId) => _sites.Value[jobId].SourceThread.ForEach is not null;

    private static bool IsInThread(StepSite step, StepSite here) => step.Level == here.Level && step.Thread == here.Thread;

    /// <summary>The type of the items; the list itself is bound, and its diagnostics are reported, with its thread.</summary>
    private ExpressionType ItemType(StepSite site)
    {
        if (!_itemTypes.TryGetValue(site.SourceThread, out var type))
        {
            var binder = new ExpressionBinder(NamesBefore(site), new DiagnosticBag());
            var list = binder.BindValue(site.SourceThread.ForEach!); // WithItem checked
            type = _itemTypes[site.SourceThread] = new BoundForEach(list, 0).ItemType;
        }

        return type;
    }
}
