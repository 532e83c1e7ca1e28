using Aef.Core.Operations;
using Aef.Documents.Tree;
using Scriban.Runtime;

namespace Aef.Adapters.Templates;

/// <summary>The view as objects of Scriban: copies that a template cannot change.</summary>
internal sealed class ViewObjects
{
    private readonly TemplateRequest _request;
    private readonly Dictionary<DocumentNode, object?> _made = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<object> _data = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<object> _user = new(ReferenceEqualityComparer.Instance);

    public ViewObjects(TemplateRequest request)
    {
        _request = request;
        Root = (ScriptObject)Make(request.View, isData: false, isUser: true)!; // a mapping becomes an object
        _user.Remove(Root);
    }

    /// <summary>The values at the top of the view.</summary>
    public ScriptObject Root { get; }

    /// <summary>True for a map of the user, in which any key may be missing.</summary>
    public bool IsData(ScriptObject map) => _data.Contains(map);

    /// <summary>True for a value that the user has written, as it is in the view.</summary>
    public bool IsOfUser(object value) => _user.Contains(value);

    private object? Make(DocumentNode node, bool isData, bool isUser)
    {
        if (node is ScalarNode { ScalarKind: not ScalarKind.String } scalar)
        {
            return scalar.Plain;
        }

        if (_made.TryGetValue(node, out var known))
        {
            return known;
        }

        object value = node switch
        {
            MappingNode map => MakeMap(map, isData),
            SequenceNode list => MakeList(list, isData, isUser),
            _ => new string(((ScalarNode)node).Text.AsSpan()), // an object of its own, which is found again by its reference
        };
        _made.Add(node, value);
        if (isUser && value is not "")
        {
            _user.Add(value);
        }

        return value;
    }

    private ScriptObject MakeMap(MappingNode map, bool isData)
    {
        var result = new ScriptObject(map.Entries.Count);
        foreach (var entry in map.Entries)
        {
            var isDataBelow = isData || _request.DataKeys.Contains(entry.Key);
            result[entry.Key] = Make(entry.Value, isDataBelow, isUser: isData || !_request.WordKeys.Contains(entry.Key));
        }

        result.IsReadOnly = true;
        if (isData)
        {
            _data.Add(result);
        }

        return result;
    }

    private ScriptArray MakeList(SequenceNode list, bool isData, bool isUser)
    {
        var result = new ScriptArray(list.Items.Count);
        foreach (var item in list.Items)
        {
            result.Add(Make(item, isData, isUser));
        }

        result.IsReadOnly = true;
        return result;
    }
}
