import com.google.gson.GsonBuilder;
import java.io.File;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.gephi.graph.api.Column;
import org.gephi.graph.api.Edge;
import org.gephi.graph.api.Element;
import org.gephi.graph.api.ElementProperties;
import org.gephi.graph.api.Graph;
import org.gephi.graph.api.GraphController;
import org.gephi.graph.api.GraphModel;
import org.gephi.graph.api.Interval;
import org.gephi.graph.api.Node;
import org.gephi.graph.api.Table;
import org.gephi.io.importer.api.Container;
import org.gephi.io.importer.api.ImportController;
import org.gephi.io.importer.api.Issue;
import org.gephi.io.processor.plugin.AppendProcessor;
import org.gephi.project.api.ProjectController;
import org.gephi.project.api.Workspace;
import org.openide.util.Lookup;

/**
 * What Gephi's own importers make of files: a line of JSON for each argument. An argument of several paths (joined as
 * in a class path) is a set of tables that are appended to one workspace. With -Dscale=true sizes and places are
 * scaled, as they are in the desktop program unless the user says no.
 */
public class ReadGraphs {
    public static void main(String[] arguments) throws Exception {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        for (String argument : arguments) {
            out.println(new GsonBuilder().serializeNulls().create().toJson(read(argument)));
        }
        System.exit(0);
    }

    private static Map<String, Object> read(String paths) throws Exception {
        ProjectController projects = Lookup.getDefault().lookup(ProjectController.class);
        projects.newProject();
        Workspace workspace = projects.getCurrentWorkspace();
        List<String> issues = new ArrayList<>();
        for (String path : paths.split(Pattern.quote(File.pathSeparator))) {
            issues.addAll(load(new File(path), workspace));
        }
        GraphModel model = Lookup.getDefault().lookup(GraphController.class).getGraphModel(workspace);
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("issues", issues);
        told.put("undirected", model.isUndirected());
        told.put("multi", model.isMultiGraph());
        told.put("dynamic", model.isDynamic());
        told.put("node_columns", columns(model.getNodeTable()));
        told.put("edge_columns", columns(model.getEdgeTable()));
        Graph graph = model.getGraph();
        List<Object> nodes = new ArrayList<>();
        for (Node node : graph.getNodes()) {
            nodes.add(node(node, model.getNodeTable()));
        }
        List<Object> edges = new ArrayList<>();
        for (Edge edge : graph.getEdges()) {
            edges.add(edge(edge, model.getEdgeTable()));
        }
        told.put("nodes", nodes);
        told.put("edges", edges);
        return told;
    }

    private static List<String> load(File file, Workspace workspace) throws Exception {
        ImportController imports = Lookup.getDefault().lookup(ImportController.class);
        Container container = imports.importFile(file);
        container.getLoader().setAutoScale(Boolean.getBoolean("scale"));
        imports.process(container, new AppendProcessor(), workspace);
        List<String> issues = new ArrayList<>();
        for (Issue issue : container.getReport().getIssuesList(100)) {
            issues.add(issue.getLevel() + ": " + issue.getMessage());
        }
        return issues;
    }

    private static Map<String, String> columns(Table table) {
        Map<String, String> types = new LinkedHashMap<>();
        for (Column column : table) {
            if (!column.isProperty()) {
                types.put(column.getTitle(), column.getTypeClass().getSimpleName());
            }
        }
        return types;
    }

    private static Map<String, Object> node(Node node, Table table) {
        Map<String, Object> row = row(node, node, table);
        row.put("x", node.x());
        row.put("y", node.y());
        row.put("size", node.size());
        return row;
    }

    private static Map<String, Object> edge(Edge edge, Table table) {
        Map<String, Object> row = row(edge, edge, table);
        row.put("source", edge.getSource().getId());
        row.put("target", edge.getTarget().getId());
        row.put("directed", edge.isDirected());
        row.put("kind", edge.getTypeLabel());
        row.put("weight", edge.getWeight());
        return row;
    }

    private static Map<String, Object> row(Element element, ElementProperties looks, Table table) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Column column : table) {
            Object value = element.getAttribute(column);
            if (!column.isProperty() && value != null) {
                values.put(column.getTitle(), value instanceof Number || value instanceof Boolean ? value : "" + value);
            }
        }
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", element.getId());
        row.put("label", element.getLabel());
        row.put("values", values);
        List<String> times = new ArrayList<>();
        for (Interval interval : element.getIntervals()) {
            if (!Double.isInfinite(interval.getLow())) {
                times.add(day(interval.getLow()) + "/" + day(interval.getHigh()));
            }
        }
        row.put("times", times);
        row.put("colour", new float[] {channel(looks.r()), channel(looks.g()), channel(looks.b()), looks.alpha()});
        return row;
    }

    private static String day(double milliseconds) {
        return Instant.ofEpochMilli((long) milliseconds).atZone(ZoneId.systemDefault()).toLocalDate().toString();
    }

    private static float channel(float part) {
        return Math.round(part * 255);
    }
}
